package orders;

import dev.treadle.async.Channel;
import dev.treadle.async.Task;
import dev.treadle.async.TaskGroup;
import dev.treadle.frame.AsyncFrame;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Runs of the templates of {@link Orders}. */
final class OrdersCoroutines {
  private OrdersCoroutines() {}

  /** A run of {@link Orders#handle}. */
  static Task<Void> handle(Orders self, Function<String, CompletionStage<Integer>> stock) {
    Objects.requireNonNull(self, "self");
    return new Handle(self, stock);
  }

  /** A run of {@link Orders#reserved}. */
  static Task<Boolean> reserved(Function<String, CompletionStage<Integer>> stock, String order,
      int attempts) {
    return new Reserved(stock, order, attempts);
  }

  /** A run of {@link Orders#best}. */
  static <T extends Comparable<T>> Task<T> best(CompletionStage<T> first,
      CompletionStage<T> second) {
    return new Best<T>(first, second);
  }

  /** A run of {@link Orders#value}. */
  static <T> Task<T> value(CompletionStage<T> stage) {
    return new Value<>(stage);
  }

  /**
   * State machine of {@link Orders#handle}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 21 co.await(incoming.receive())
   *   s2 : 22 reserved(co, stock, order, 3)
   *   s3 : 27 co.await(incoming.send("bye"))
   *   [*] --> s1
   *   [*] --> s3 : thrown
   *   s1 --> s2
   *   s1 --> s3 : thrown
   *   s2 --> s1
   *   s2 --> s3 : thrown
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Handle extends AsyncFrame<Void> {
    private Orders self;
    private Function<String, CompletionStage<Integer>> stock;
    private Throwable pending;

    Handle(Orders self, Function<String, CompletionStage<Integer>> stock) {
      this.self = self;
      this.stock = stock;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      return resume(s, sent, raised);
    }

    @Override
    protected void release() {
      self = null;
      stock = null;
      pending = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 21;
            case 2 -> 22;
            case 3 -> 27;
            default -> -1;
          };
      return new StackTraceElement("orders.Orders", "handle", "Orders.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 2) {
        locals.put("stock", stock);
      }
    }

    private boolean resume(int s, Object sent, Throwable raised) throws IOException {
      Function<String, CompletionStage<Integer>> stock = this.stock;
      Throwable pending = this.pending;
      switch (s) {
        case 0:
          pending = null;
          // fall through
        case 1, 2:
          try {
            if (s != 0) {
              switch (s) {
                case 1 -> {
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                  String order = (String) sent;
                  call(OrdersCoroutines.reserved(stock, order, 3));
                  state = 2; // Orders.java:22  reserved(co, stock, order, 3)
                  return true;
                }
                case 2 -> {
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                  if ((boolean) sent) {
                    Access.postHandledIncrement(self);
                  }
                }
              }
            }
            await(Access.incoming(self).receive());
            state = 1; // Orders.java:21  co.await(incoming.receive())
            return true;
          } catch (Throwable thrown) {
            pending = thrown;
          }
          await(Access.incoming(self).send("bye"));
          this.pending = pending;
          self = null;
          this.stock = null;
          state = 3; // Orders.java:27  co.await(incoming.send("bye"))
          return true;
        case 3:
          if (raised != null) {
            throw rethrow(raised);
          }
          // may await, too
          if (pending != null) {
            throw rethrow(pending);
          }
      }
      return false;
    }
  }

  /**
   * State machine of {@link Orders#reserved}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 36 co.await(stock.apply(order))
   *   s2 : 39 co.sleep(Duration.ofMillis(100))
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> s1
   * }</pre>
   */
  static final class Reserved extends AsyncFrame<Boolean> {
    private Function<String, CompletionStage<Integer>> stock;
    private String order;
    private int attempts;
    private int i;
    private boolean result;

    Reserved(Function<String, CompletionStage<Integer>> stock, String order, int attempts) {
      this.stock = stock;
      this.order = order;
      this.attempts = attempts;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      stock = null;
      order = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 36;
            case 2 -> 39;
            default -> -1;
          };
      return new StackTraceElement("orders.Orders", "reserved", "Orders.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("stock", stock);
      locals.put("order", order);
      locals.put("attempts", attempts);
      locals.put("i", i);
    }

    private boolean resume(int s, Object sent) throws IOException {
      Function<String, CompletionStage<Integer>> stock = this.stock;
      String order = this.order;
      int attempts = this.attempts;
      int i = this.i;
      if (s == 0) {
        i = 0;
      } else {
        switch (s) {
          case 1 -> {
            if (((Integer) sent) > 0) {
              return finish(true);
            }
            sleep(Duration.ofMillis(100));
            state = 2; // Orders.java:39  co.sleep(Duration.ofMillis(100))
            return true;
          }
        }
        i++;
      }
      if (i < attempts) {
        await(stock.apply(order));
        this.i = i;
        state = 1; // Orders.java:36  co.await(stock.apply(order))
        return true;
      }
      throw new IOException("out of stock: " + order);
    }

    private boolean finish(boolean value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Orders#best}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 47 co.group()
   *   s2 : 49 co.await(OrdersCoroutines.value(first))
   *   s3 : 50 co.await(group.join())
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  @SuppressWarnings("unchecked")
  static final class Best<T extends Comparable<T>> extends AsyncFrame<T> {
    private CompletionStage<T> first;
    private CompletionStage<T> second;
    private TaskGroup group;
    private CompletableFuture<T> later;
    private T value;
    private T result;

    Best(CompletionStage<T> first, CompletionStage<T> second) {
      this.first = first;
      this.second = second;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      first = null;
      second = null;
      group = null;
      later = null;
      value = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 47;
            case 2 -> 49;
            case 3 -> 50;
            default -> -1;
          };
      return new StackTraceElement("orders.Orders", "best", "Orders.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("first", first);
        locals.put("second", second);
      }
      if (label == 2) {
        locals.put("group", group);
      }
      if (label >= 2) {
        locals.put("later", later);
      }
      if (label == 3) {
        locals.put("value", value);
      }
    }

    private boolean resume(int s, Object sent) {
      CompletionStage<T> first = this.first;
      CompletionStage<T> second = this.second;
      TaskGroup group = this.group;
      CompletableFuture<T> later = this.later;
      T value = this.value;
      switch (s) {
        case 0:
          group();
          state = 1; // Orders.java:47  co.group()
          return true;
        case 1:
          group = (TaskGroup) sent;
          later = group.spawn(OrdersCoroutines.value(second));
          await(OrdersCoroutines.value(first));
          this.group = group;
          this.later = later;
          this.first = null;
          this.second = null;
          state = 2; // Orders.java:49  co.await(OrdersCoroutines.value(first))
          return true;
        case 2:
          value = (T) sent;
          await(group.join());
          this.value = value;
          this.group = null;
          state = 3; // Orders.java:50  co.await(group.join())
          return true;
        default:
          return finish(value.compareTo(later.join()) > 0 ? value : later.join());
      }
    }

    private boolean finish(T value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Orders#value}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 56 co.await(stage)
   *   [*] --> s1
   *   s1 --> [*]
   * }</pre>
   */
  @SuppressWarnings("unchecked")
  static final class Value<T> extends AsyncFrame<T> {
    private CompletionStage<T> stage;
    private T result;

    Value(CompletionStage<T> stage) {
      this.stage = stage;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      stage = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("orders.Orders", "value", "Orders.java", 56);
    }

    private boolean resume(int s, Object sent) {
      if (s == 0) {
        await(stage);
        stage = null;
        state = 1; // Orders.java:56  co.await(stage)
        return true;
      }
      return finish((T) sent);
    }

    private boolean finish(T value) {
      this.result = value;
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle HANDLED;
    private static final VarHandle INCOMING;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Orders.class, MethodHandles.lookup());
        HANDLED = lookup.findVarHandle(Orders.class, "handled", int.class);
        INCOMING = lookup.findVarHandle(Orders.class, "incoming", Channel.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static int postHandledIncrement(Orders self) {
      int before = (int) HANDLED.get(self);
      int after = before + 1;
      HANDLED.set(self, after);
      return before;
    }

    static Channel<String> incoming(Orders self) {
      return (Channel<String>) INCOMING.get(self);
    }
  }
}
