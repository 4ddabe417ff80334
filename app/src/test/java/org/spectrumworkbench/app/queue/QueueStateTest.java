package org.spectrumworkbench.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.queue.QueueState.Target;

class QueueStateTest {
  private static QueueEntry entry(String run, Priority priority, long order) {
    return new QueueEntry(
        run, 1, priority, order, Instant.EPOCH, "me", Optional.empty(), Optional.empty());
  }

  private static QueueState state(QueueEntry... entries) {
    return new QueueState(QueueState.VERSION, false, QueueState.AUTO, List.of(entries));
  }

  private static final QueueState ABC =
      state(
          entry("/a", Priority.NORMAL, 1),
          entry("/b", Priority.NORMAL, 2),
          entry("/c", Priority.NORMAL, 3));

  private static List<String> line(QueueState state) {
    return state.entries().stream()
        .sorted(QueueState.TURN)
        .map(entry -> entry.run().substring(1) + entry.priority().word().charAt(0))
        .toList();
  }

  private static List<String> moved(QueueState state, String run, Target target) {
    return line(state.move(run, target, entry -> !entry.run().equals("/running")));
  }

  @Test
  void runsMoveByPlacesAndToPlaces() {
    assertThat(moved(ABC, "/c", new Target.By(1))).containsExactly("an", "cn", "bn");
    assertThat(moved(ABC, "/a", new Target.By(-1))).containsExactly("bn", "an", "cn");
    assertThat(moved(ABC, "/c", new Target.To(1))).containsExactly("cn", "an", "bn");
    assertThat(moved(ABC, "/a", new Target.To(Integer.MAX_VALUE)))
        .containsExactly("bn", "cn", "an");
    assertThat(moved(ABC, "/a", new Target.By(1))).containsExactly("an", "bn", "cn");
    assertThat(moved(ABC, "/none", new Target.To(1))).containsExactly("an", "bn", "cn");
  }

  @Test
  void whoIsMovedPastAnotherPriorityTakesItOn() {
    QueueState mixed =
        state(
            entry("/h", Priority.HIGH, 5),
            entry("/n", Priority.NORMAL, 1),
            entry("/l", Priority.LOW, 1));
    assertThat(moved(mixed, "/l", new Target.To(1))).containsExactly("lh", "hh", "nn");
    assertThat(moved(mixed, "/h", new Target.To(3))).containsExactly("nn", "ll", "hl");
    assertThat(moved(mixed, "/l", new Target.By(1))).containsExactly("hh", "ln", "nn");
  }

  @Test
  void runUnderWayKeepsItsOrder() {
    QueueState state = ABC.with(entry("/running", Priority.LOW, 0));
    assertThat(moved(state, "/c", new Target.To(1))).containsExactly("cn", "an", "bn", "runningl");
  }

  @Test
  void newPriorityGoesBehindThoseThatHaveIt() {
    QueueState state = ABC.prioritise("/a", Priority.HIGH).prioritise("/c", Priority.HIGH);
    assertThat(line(state)).containsExactly("ah", "ch", "bn");
    assertThat(line(state.prioritise("/a", Priority.HIGH))).containsExactly("ah", "ch", "bn");
  }
}
