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
    assertThat(progress.currentLine(120)).isEqualTo("starting");
    start();
    assertThat(progress.currentLine(120))
        .startsWith("[2/2] MGPO")
        .contains("[#####...............] 30/120")
        .contains("reward .500")
        .endsWith(" left");
  }

  @Test
  void pauseIsShownInPlaceOfTheTimeLeft() {
    start();
    assertThat(progress.accept(new RunEvent.StateChanged(RunState.PAUSED, ""))).hasValue("paused");
    assertThat(progress.currentLine(120)).endsWith("paused");
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
    ProgressLines lines = new ProgressLines(new PrintWriter(text), 80);
    lines.current("a long line");
    lines.current("short");
    lines.standing("done");
    assertThat(text.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo("\ra long line" + "\rshort      " + "\r     \rdone\n");
  }

  @Test
  void nothingIsWrittenOverInAFile() {
    StringWriter text = new StringWriter();
    ProgressLines lines = new ProgressLines(new PrintWriter(text), 0);
    lines.current("moving");
    lines.standing("done");
    assertThat(text.toString().strip()).isEqualTo("done");
  }

  @Test
  void lineThatWouldWrapIsCut() {
    StringWriter text = new StringWriter();
    ProgressLines lines = new ProgressLines(new PrintWriter(text), 20);
    lines.current("0123456789012345678901234");
    lines.clear();
    assertThat(text.toString()).isEqualTo("\r0123456789012345678" + "\r" + " ".repeat(19) + "\r");
  }

  @Test
  void narrowTerminalLosesTheBarAndKeepsTheTimeLeft() {
    start();
    assertThat(progress.currentLine(120)).hasSizeGreaterThan(79);
    assertThat(progress.currentLine(79))
        .hasSizeLessThan(80)
        .startsWith("[2/2] MGPO   30/120   reward .500   ")
        .endsWith(" left");
  }

  @Test
  void widthIsTheUsersOrTheTerminalsOrTheUsual() {
    assertThat(Terminal.columns("100", "24 80\n")).isEqualTo(100);
    assertThat(Terminal.columns(null, "24 132\n")).isEqualTo(132);
    assertThat(Terminal.columns("", "0 0\n")).isEqualTo(80);
    assertThat(Terminal.columns("wide", "")).isEqualTo(80);
    assertThat(Terminal.columns("3", "")).isEqualTo(20);
  }
}
