package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;

class RunProgressTest {
  private final RunProgress progress = new RunProgress();

  private void start() {
    progress.accept(
        new RunEvent.AttemptStarted(
            "id",
            "name",
            1,
            0,
            List.of(
                new RunEvent.PlannedStage("sft", "sft", "Fine-tune", 800),
                new RunEvent.PlannedStage("signal", "signal", "MGPO", 120)),
            Map.of(),
            1));
    progress.accept(new RunEvent.StageStarted("signal", 0));
    progress.accept(new RunEvent.ProgressMade("signal", 30, 120, 20, 95));
    progress.accept(
        new RunEvent.MetricsRecorded("signal", 30, Map.of("reward", .5, "loss", .0001)));
  }

  @Test
  void lineShowsStageStepsRewardAndTimeLeft() {
    assertThat(progress.currentLine()).isEqualTo("starting");
    start();
    assertThat(progress.currentLine())
        .startsWith("[2/2] MGPO")
        .contains("[#####...............] 30/120")
        .contains("reward .500")
        .endsWith(" left");
  }

  @Test
  void pauseIsShownInPlaceOfTheTimeLeft() {
    start();
    assertThat(progress.accept(new RunEvent.StateChanged(RunState.PAUSED, ""))).hasValue("paused");
    assertThat(progress.currentLine()).endsWith("paused");
  }

  @Test
  void warningsStandForEver() {
    assertThat(progress.accept(new RunEvent.Noted("warning", "signal", 3, "no signal in 80 %")))
        .hasValue("warning: no signal in 80 %");
    assertThat(progress.accept(new RunEvent.Noted("info", "signal", 3, "saved"))).isEmpty();
  }

  @Test
  void lineOfATerminalIsWrittenOverWhole() {
    StringWriter text = new StringWriter();
    ProgressLines lines = new ProgressLines(new PrintWriter(text), true);
    lines.current("a long line");
    lines.current("short");
    lines.standing("done");
    assertThat(text.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo("\ra long line" + "\rshort      " + "\r     \rdone\n");
  }

  @Test
  void nothingIsWrittenOverInAFile() {
    StringWriter text = new StringWriter();
    ProgressLines lines = new ProgressLines(new PrintWriter(text), false);
    lines.current("moving");
    lines.standing("done");
    assertThat(text.toString().strip()).isEqualTo("done");
  }
}
