package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.shell.Command.Kind;

class PaletteModelTest {
  private final List<Command> offered = new ArrayList<>();
  private final PaletteModel palette = new PaletteModel(() -> List.copyOf(offered));

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

  private List<String> titles() {
    return palette.matches().stream().map(Command::title).toList();
  }

  private static Command command(String title, String hint, Kind kind) {
    return new Command(title, title, hint, "fth-list", "", kind, () -> {});
  }
}
