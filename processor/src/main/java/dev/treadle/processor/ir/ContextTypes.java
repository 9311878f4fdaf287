package dev.treadle.processor.ir;

import java.util.Set;

/** The qualified names of the types that a template's context can have. */
public final class ContextTypes {

  /** Of a generator. */
  public static final String YIELDER = "dev.treadle.Yielder";

  /** Of a coroutine. */
  public static final String CO = "dev.treadle.Co";

  /** Of a coroutine that is one of several colleagues. */
  public static final String PEER = "dev.treadle.Peer";

  /** Of a coroutine that is a task. */
  public static final String ASYNC = "dev.treadle.async.Async";

  /** Of a generator that also awaits. */
  public static final String ASYNC_YIELDER = "dev.treadle.async.AsyncYielder";

  private static final Set<String> PRIMITIVE =
      Set.of("dev.treadle.IntYielder", "dev.treadle.LongYielder", "dev.treadle.DoubleYielder");

  private ContextTypes() {}

  /** Whether it is a generator's, of values of a primitive type. */
  public static boolean isPrimitive(String type) {
    return PRIMITIVE.contains(type);
  }

  /** Whether it is a generator's. */
  public static boolean isYielder(String type) {
    return type.equals(YIELDER) || type.equals(ASYNC_YIELDER) || isPrimitive(type);
  }

  /** Whether it is a coroutine's. */
  public static boolean isCoroutine(String type) {
    return type.equals(CO) || type.equals(PEER) || type.equals(ASYNC);
  }

  /** Whether it is one with type arguments. */
  public static boolean isGeneric(String type) {
    return !isPrimitive(type) && !type.equals(ASYNC);
  }

  /** Whether it is one at all. */
  public static boolean contains(String type) {
    return isYielder(type) || isCoroutine(type);
  }
}
