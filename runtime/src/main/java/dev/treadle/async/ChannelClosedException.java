package dev.treadle.async;

import java.io.Serial;

/** Says that a channel takes no more values, or has no more. */
public final class ChannelClosedException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  ChannelClosedException() {
    super("the channel is closed");
  }
}
