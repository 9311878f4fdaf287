/**
 * Templates run twice: once as the plain Java they are, in push mode on a thread of their own, and
 * once as the machine that the processor makes of them. Whatever is done to the two, they must show
 * the same trace.
 */
@NullMarked
package dev.treadle.behaviour;

import org.jspecify.annotations.NullMarked;
