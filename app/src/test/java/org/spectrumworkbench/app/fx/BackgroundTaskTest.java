package org.spectrumworkbench.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.BackgroundTask.Status;

class BackgroundTaskTest {
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<Throwable> unhandled = new ArrayList<>();
  private final Background later = new Background(work::add, Runnable::run, unhandled::add);

  @Test
  void resultReachesTheHandlerAndTheTaskIsDone() {
    List<String> seen = new ArrayList<>();
    BackgroundTask<String> task =
        later
            .task(
                "Greet",
                progress -> {
                  progress.message("half way");
                  progress.fraction(.5);
                  return "hello";
                })
            .onSuccess(seen::add)
            .start();

    assertThat(task.statusProperty().get()).isEqualTo(Status.RUNNING);
    Objects.requireNonNull(work.poll()).run();

    assertThat(seen).containsExactly("hello");
    assertThat(task.statusProperty().get()).isEqualTo(Status.DONE);
    assertThat(task.messageProperty().get()).isEqualTo("half way");
    assertThat(task.progressProperty().get()).isEqualTo(1);
  }

  @Test
  void newerRequestDropsTheResultOfTheOlder() {
    List<String> seen = new ArrayList<>();
    Background.Latest filter = later.latest();
    filter.start(later.task("first", progress -> "first").onSuccess(seen::add));
    filter.start(later.task("second", progress -> "second").onSuccess(seen::add));

    work.forEach(Runnable::run);

    assertThat(seen).containsExactly("second");
  }

  @Test
  void cancelReachesWorkThatIsUnderWay() {
    List<String> seen = new ArrayList<>();
    BackgroundTask<String>[] own = newArray();
    own[0] =
        later
            .task(
                "Count",
                progress -> {
                  own[0].cancel();
                  return progress.isCancelled() ? "noticed" : "missed";
                })
            .onSuccess(seen::add);
    own[0].onEnd(() -> seen.add(own[0].statusProperty().get().name()));
    own[0].start();

    Objects.requireNonNull(work.poll()).run();

    assertThat(seen).containsExactly("CANCELLED");
  }

  @Test
  void failureWithoutAHandlerIsReportedOnce() {
    later
        .task(
            "Fail",
            progress -> {
              throw new IllegalStateException("broken");
            })
        .start();

    Objects.requireNonNull(work.poll()).run();

    assertThat(unhandled).singleElement().hasToString("java.lang.IllegalStateException: broken");
  }

  @Test
  void failureWithAHandlerIsNotReportedToo() {
    List<Throwable> handled = new ArrayList<>();
    later
        .task(
            "Fail",
            progress -> {
              throw new IllegalStateException("broken");
            })
        .onFailure(handled::add)
        .start();

    Objects.requireNonNull(work.poll()).run();

    assertThat(handled).hasSize(1);
    assertThat(unhandled).isEmpty();
  }

  @Test
  void viewThatFailsOnTheResultKeepsNobodyFromTheEnd() {
    List<String> seen = new ArrayList<>();
    BackgroundTask<String> task =
        later
            .task("Greet", progress -> "hello")
            .onSuccess(result -> {
              throw new IllegalStateException("cannot draw " + result);
            })
            .onSuccess(seen::add)
            .onEnd(() -> seen.add("end"))
            .start();

    Objects.requireNonNull(work.poll()).run();

    assertThat(seen).containsExactly("hello", "end");
    assertThat(task.statusProperty().get()).isEqualTo(Status.DONE);
    assertThat(unhandled).singleElement().asString().contains("cannot draw hello");
  }

  @Test
  void sameThreadTaskHasEndedWhenStartReturns() {
    List<Integer> seen = new ArrayList<>();
    Background.sameThread().task("Add", progress -> 1 + 1).onSuccess(seen::add).start();

    assertThat(seen).containsExactly(2);
  }

  @Test
  void taskStartsOnlyOnce() {
    BackgroundTask<Integer> task = Background.sameThread().task("Add", progress -> 2).start();

    assertThatThrownBy(task::start).hasMessageContaining("started already");
  }

  @SuppressWarnings("unchecked")
  private static BackgroundTask<String>[] newArray() {
    return (BackgroundTask<String>[]) new BackgroundTask<?>[1];
  }
}
