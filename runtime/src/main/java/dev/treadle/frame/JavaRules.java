package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * What the Java compiler writes for a method, or allows in it, and a machine has to be told: it is
 * there to be inherited.
 */
abstract class JavaRules {
  /** Initializes a class when first asked for it; a failure is thrown, and not remembered. */
  private static final ClassValue<Boolean> INITIALIZED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            Class.forName(type.getName(), true, type.getClassLoader());
          } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(type.getName());
          }
          return true;
        }
      };

  JavaRules() {}

  /**
   * Throws any exception, also a checked one that the caller does not declare.
   *
   * @param t what is thrown
   * @param <X> inferred to be unchecked
   * @return never
   * @throws X always
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  protected static <X extends Throwable> RuntimeException rethrow(Throwable t) throws X {
    throw (X) t;
  }

  /**
   * Does nothing, but makes the {@code catch} clause of a checked exception legal.
   *
   * @param <X> the exception
   * @throws X never
   */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  protected static <X extends Throwable> void mayThrow() throws X {}

  /**
   * Initializes a class (JLS 12.4), as the first call of one of its static methods does. Costs a
   * look-up in a table once that is done.
   *
   * @param type the class
   */
  protected static void initialize(Class<?> type) {
    INITIALIZED.get(type);
  }

  /**
   * Closes a resource as try-with-resources does (JLS 14.20.3.1).
   *
   * @param resource the resource, or null
   * @param primary the exception that leaves the block, to which that of the close is suppressed
   * @param <X> inferred to be unchecked
   * @throws X what the close throws if nothing left the block
   */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  protected static <X extends Throwable> void closeResource(
      @Nullable AutoCloseable resource, @Nullable Throwable primary) throws X {
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Throwable t) {
      if (primary == null) {
        throw rethrow(t);
      }
      primary.addSuppressed(t);
    }
  }
}
