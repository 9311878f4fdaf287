package dev.treadle.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.EventLoop;
import dev.treadle.async.TaskGroup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC blocks, so its calls are made by the threads of a pool, and awaited. */
final class JdbcTest {
  /** A connection of its own for each call, to one database in memory. */
  record Database(String url, Executor pool, List<Thread> threads) {
    interface Call<T> {
      T on(Connection connection) throws SQLException;
    }

    Connection connect() throws SQLException {
      return DriverManager.getConnection(url);
    }

    <T> CompletionStage<T> call(Callable<T> action) {
      CompletableFuture<T> result = new CompletableFuture<>();
      pool.execute(
          () -> {
            threads.add(Thread.currentThread());
            try {
              result.complete(action.call());
            } catch (Exception e) {
              result.completeExceptionally(e);
            }
          });
      return result;
    }

    <T> CompletionStage<T> on(Connection connection, Call<T> action) {
      return call(() -> action.on(connection));
    }
  }

  static int update(Connection connection, String sql, int... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setInt(i + 1, arguments[i]);
      }
      return statement.executeUpdate();
    }
  }

  static int number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  static final class Accounts {
    private Accounts() {}

    private static final String DEADLOCK = "40001";
    private static final String TAKE = "update account set amount = amount - ? where id = ?";
    private static final String GIVE = "update account set amount = amount + ? where id = ?";

    /** One transaction, over several suspensions. */
    @Coroutine
    static void transfer(Async co, Database db, int from, int to, int amount) throws SQLException {
      Connection connection = co.await(db.call(db::connect));
      try {
        connection.setAutoCommit(false);
        co.await(db.on(connection, c -> update(c, GIVE, amount, to)));
        co.await(db.on(connection, c -> update(c, TAKE, amount, from)));
        co.await(
            db.call(
                () -> {
                  connection.commit();
                  return null;
                }));
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.close();
      }
    }

    /** The database lets one of two fail that wait for each other; that one tries again. */
    @Coroutine
    static int transferSurely(Async co, Database db, int from, int to, int amount)
        throws SQLException {
      for (int attempt = 1; ; attempt++) {
        try {
          transfer(co, db, from, to, amount);
          return attempt;
        } catch (SQLException e) {
          if (!e.getSQLState().equals(DEADLOCK)) {
            throw e;
          }
          co.sleep(Duration.ofMillis(attempt));
        }
      }
    }

    /** Each pays its neighbour, all at the same time. */
    @Coroutine
    static int ring(Async co, Database db, int accounts) throws SQLException {
      TaskGroup group = co.group();
      for (int i = 0; i < accounts; i++) {
        group.spawn(JdbcTest_AccountsCoroutines.transferSurely(db, i, (i + 1) % accounts, 1));
      }
      co.await(group.join());
      return sum(co, db);
    }

    @Coroutine
    static int sum(Async co, Database db) throws SQLException {
      try (Connection connection = db.connect()) {
        return co.await(db.on(connection, c -> number(c, "select sum(amount) from account")));
      }
    }

    /** Goes on to the next account if one cannot give. */
    @Coroutine
    static int payer(Async co, Database db, int accounts, int amount) {
      for (int i = 0; i < accounts; i++) {
        try {
          transfer(co, db, i, accounts, amount);
          return i;
        } catch (SQLException e) {
          co.yieldNow();
        }
      }
      return -1;
    }
  }

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final Database db =
      new Database(
          "jdbc:h2:mem:accounts" + System.nanoTime() + ";LOCK_TIMEOUT=60000",
          pool,
          java.util.Collections.synchronizedList(new ArrayList<>()));
  private Connection keepsItAlive;

  @BeforeEach
  void create() throws SQLException {
    keepsItAlive = db.connect();
    update(keepsItAlive, "create table account (id int primary key, amount int check amount >= 0)");
    for (int i = 0; i < 8; i++) {
      update(keepsItAlive, "insert into account values (?, ?)", i, i);
    }
  }

  @AfterEach
  void drop() throws SQLException {
    keepsItAlive.close();
    pool.shutdown();
  }

  @Test
  void aTransactionIsMadeOfAwaits() throws SQLException {
    try (EventLoop loop = EventLoop.open()) {
      loop.run(JdbcTest_AccountsCoroutines.transfer(db, 3, 0, 2));
      assertEquals(28, loop.run(JdbcTest_AccountsCoroutines.sum(db)));
    }
    assertEquals(2, number(keepsItAlive, "select amount from account where id = 0"));
    assertEquals(1, number(keepsItAlive, "select amount from account where id = 3"));
    assertEquals(5, db.threads().size());
    assertEquals(0, db.threads().stream().filter(t -> t == Thread.currentThread()).count());
  }

  @Test
  void aSQLExceptionReachesTheBodyAndWhoeverAwaitsIt() throws SQLException {
    try (EventLoop loop = EventLoop.open()) {
      assertEquals(5, loop.run(JdbcTest_AccountsCoroutines.payer(db, 7, 5)));
      CompletableFuture<Void> poor =
          loop.spawn(JdbcTest_AccountsCoroutines.transfer(db, 0, 1, 1000));
      Throwable thrown = poor.<Throwable>handle((value, t) -> t).join();
      assertEquals("23513", ((SQLException) thrown).getSQLState(), "the check of the amount");
      RuntimeException wrapped =
          assertThrows(
              dev.treadle.UncheckedException.class,
              () -> loop.run(JdbcTest_AccountsCoroutines.transfer(db, 0, 1, 1000)));
      assertEquals("23513", ((SQLException) wrapped.getCause()).getSQLState());
      assertEquals(28, loop.run(JdbcTest_AccountsCoroutines.sum(db)), "rolled back");
    }
  }

  @Test
  void manyTransactionsShareALoop() throws SQLException {
    try (EventLoop loop = EventLoop.open()) {
      loop.run(JdbcTest_AccountsCoroutines.transfer(db, 7, 0, 1));
      for (int i = 0; i < 5; i++) {
        assertEquals(28, loop.run(JdbcTest_AccountsCoroutines.ring(db, 8)));
      }
      assertEquals(List.of(), loop.tasks());
    }
    assertEquals(1, number(keepsItAlive, "select amount from account where id = 0"));
    assertEquals(6, number(keepsItAlive, "select amount from account where id = 7"));
  }
}
