package dev.treadle.frame;

import java.nio.channels.SelectableChannel;

/**
 * What a task's body waits for if it waits for a channel.
 *
 * @param channel the channel
 * @param op what it is to be ready for: one of the constants of {@link
 *     java.nio.channels.SelectionKey}
 */
public record AsyncReadiness(SelectableChannel channel, int op) {}
