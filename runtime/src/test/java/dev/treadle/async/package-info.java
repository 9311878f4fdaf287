/** Tests of the parts of the event loop; tasks are tested with templates, beside the processor. */
@NullMarked
package dev.treadle.async;

import org.jspecify.annotations.NullMarked;
