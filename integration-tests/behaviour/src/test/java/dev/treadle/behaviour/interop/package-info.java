/** Sequences among the collections, iterators and streams of the JDK. */
@NullMarked
package dev.treadle.behaviour.interop;

import org.jspecify.annotations.NullMarked;
