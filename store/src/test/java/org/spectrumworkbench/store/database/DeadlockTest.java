package org.spectrumworkbench.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeadlockTest {
  @TempDir Path folder;

  @Test
  void transactionsThatWaitForEachOtherBothHappen() throws Exception {
    try (Database database = Database.open(folder);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      database.with(handle ->
          handle.execute("INSERT INTO metric_name (name_key, name) VALUES (1, 'a'), (2, 'b')"));
      CyclicBarrier bothHoldOne = new CyclicBarrier(2);
      List<Future<Integer>> tries = new ArrayList<>();
      for (int first : List.of(1, 2)) {
        tries.add(
            threads.submit(() -> {
              AtomicInteger count = new AtomicInteger();
              String sql = "UPDATE metric_name SET name = name || '.' WHERE name_key = ?";
              return database.inTransaction(handle -> {
                handle.execute(sql, first);
                if (count.incrementAndGet() == 1) {
                  await(bothHoldOne);
                }
                handle.execute(sql, 3 - first);
                return count.get();
              });
            }));
      }
      int sum = tries.get(0).get() + tries.get(1).get();
      assertThat(sum).as("one of the two was done once more").isGreaterThan(2);
      List<String> names =
          database.with(handle ->
              handle
                  .createQuery("SELECT name FROM metric_name ORDER BY name_key")
                  .mapTo(String.class)
                  .list());
      assertThat(names).containsExactly("a..", "b..");
    }
  }

  @Test
  void deadlockThatLastsIsToldAsBusy() {
    SQLException sql = DbException.getJdbcSQLException(ErrorCode.DEADLOCK_1, "METRIC");
    assertThat(DatabaseFaults.explain(folder, sql)).hasMessageContaining("busy");
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
