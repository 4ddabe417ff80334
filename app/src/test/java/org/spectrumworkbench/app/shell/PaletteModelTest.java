package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.shell.Command.Kind;

class PaletteModelTest {
  private final List<Command> offered = new ArrayList<>();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<String> searched = new ArrayList<>();
  private final PaletteModel palette =
      new PaletteModel(
          new Background(work::add, Runnable::run, failure -> {}),
          () -> List.copyOf(offered),
          this::search);

  private List<Command> search(String typed) {
    searched.add(typed);
    return List.of(command("What is " + typed + " + 1?", "in a run", Kind.PROBLEM));
  }

  @BeforeEach
  void offer() {
    offered.add(command("Runs", "Find and delete runs", Kind.SCREEN));
    offered.add(command("Resume the run", "", Kind.ACTION));
    offered.add(command("signal.lambda", "Lambda: sharpness of the weight", Kind.SETTING));
    palette.open();
  }

  @Test
  void everythingIsOfferedBeforeAnythingIsTyped() {
    assertThat(titles()).containsExactly("Runs", "Resume the run", "signal.lambda");
    assertThat(palette.chosenProperty().get()).isZero();
  }

  @Test
  void titleThatFitsGoesBeforeAHintThatFits() {
    offered.add(command("lambda 2", "running", Kind.RUN));
    palette.open();
    palette.queryProperty().set("sharp");
    assertThat(titles()).first().isEqualTo("signal.lambda");

    palette.queryProperty().set("lambda");
    assertThat(titles()).startsWith("lambda 2");
  }

  @Test
  void highlightGoesAroundTheEnds() {
    palette.move(-1);
    assertThat(palette.chosenProperty().get()).isEqualTo(2);
    palette.move(1);
    assertThat(palette.chosenProperty().get()).isZero();
  }

  @Test
  void nothingThatFitsLeavesNoHighlight() {
    palette.queryProperty().set("zzz");

    assertThat(titles()).isEmpty();
    assertThat(palette.chosenProperty().get()).isEqualTo(-1);
    palette.move(1);
    assertThat(palette.chosenProperty().get()).isEqualTo(-1);
  }

  @Test
  void problemsOfTheStoreJoinWhatIsOfferedByName() {
    palette.queryProperty().set("runs");
    assertThat(titles()).containsExactly("Runs");
    workAll();

    assertThat(titles()).containsExactlyInAnyOrder("Runs", "What is runs + 1?");
    palette.queryProperty().set("");
    assertThat(titles()).hasSize(3);
  }

  @Test
  void searchOfFewerLettersIsDroppedWhenMoreAreTyped() {
    palette.queryProperty().set("s");
    palette.queryProperty().set("si");
    palette.queryProperty().set("sig");
    workAll();

    assertThat(searched).contains("sig").doesNotContain("s", "si");
    assertThat(titles()).contains("What is sig + 1?").doesNotContain("What is si + 1?");
  }

  @Test
  void highlightStaysOnItsCommandWhenProblemsCome() {
    palette.queryProperty().set("un");
    palette.move(1);
    String highlighted = titles().get(palette.chosenProperty().get());
    workAll();

    assertThat(titles()).contains("What is un + 1?");
    assertThat(titles().get(palette.chosenProperty().get())).isEqualTo(highlighted);
  }

  private void workAll() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private List<String> titles() {
    return palette.matches().stream().map(Command::title).toList();
  }

  private static Command command(String title, String hint, Kind kind) {
    return new Command(title, title, hint, "fth-list", "", kind, () -> {});
  }
}
