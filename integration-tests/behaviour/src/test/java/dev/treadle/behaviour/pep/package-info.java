/**
 * What the generators of Python do by PEP 255, 342, 380 and 479, and CPython's tests of them check,
 * in Java's words: the scenarios, with templates of our own. Where the rules differ on purpose, as
 * in what becomes of a run that is dropped, these follow ours.
 */
@NullMarked
package dev.treadle.behaviour.pep;

import org.jspecify.annotations.NullMarked;
