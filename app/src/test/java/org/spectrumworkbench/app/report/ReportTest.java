package org.spectrumworkbench.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;

class ReportTest {
  @TempDir Path runs;

  private static RunRecord record(RunFolder run) {
    RunRecord record = new RunRecord();
    run.events().forEach(record::accept);
    return record;
  }

  @Test
  void pageNeedsNothingFromOutside() throws Exception {
    RunFolder run = RecordedRun.write(runs, RunState.FINISHED);
    Report.write(run, run.reportFile());
    Path kept = Path.of("target", "report-sample.html");
    Files.copy(run.reportFile(), kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    String html = Files.readString(run.reportFile());
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("<script", "src=", "@import", "<link", "url(");
    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://");
  }

  @Test
  void recordOfALongRunKeepsOnlyWhatThePageShows() {
    RunRecord record = new RunRecord();
    long seq = 0;
    record.accept(
        line(
            ++seq,
            new RunEvent.AttemptStarted(
                "run",
                "name",
                1,
                0,
                List.of(new RunEvent.PlannedStage("signal", "signal", "MGPO", 50)),
                Map.of(),
                1)));
    for (int step = 1; step <= 50; step++) {
      String problem = "p" + step;
      record.accept(
          line(
              ++seq,
              new RunEvent.ProblemsDeclared(
                  "signal", List.of(new RunEvent.ProblemRow(problem, "algebra", "q", "1")))));
      record.accept(
          line(
              ++seq,
              new RunEvent.GroupSampled("signal", step, problem, .5, null, null, List.of())));
      record.accept(
          line(
              ++seq,
              new RunEvent.MetricsRecorded("signal", step, Map.of("reward", .5, "tokens", 9.0))));
    }

    assertThat(record.lastGroups("signal")).hasSize(RunRecord.LAST_STEPS);
    assertThat(record.lastGroups("signal"))
        .allSatisfy(group -> assertThat(record.problem(group.problem())).isNotNull());
    assertThat(record.problem("p1")).isNull();
    assertThat(record.curve("signal", "reward").x()).hasSize(50);
    assertThat(record.curve("signal", "tokens").isEmpty()).isTrue();
  }

  private static JournalLine line(long seq, RunEvent event) {
    return new JournalLine(seq, Instant.EPOCH, event);
  }

  @Test
  void textsOfProblemsAnswersAndNamesAreEscaped() {
    String html = Report.html(RecordedRun.write(runs, RunState.FINISHED));
    assertThat(html)
        .contains("Spectrum &amp; signal &lt;tiny&gt;")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;3x&quot;")
        .contains("&lt;b&gt;9&lt;/b&gt;")
        .doesNotContain("<b>9</b>");
  }

  @Test
  void pageHoldsEverySectionAndBothThemes() {
    String html = Report.html(RecordedRun.write(runs, RunState.FINISHED));
    for (String anchor :
        List.of("findings", "scores", "signal", "probe", "samples", "pipeline", "reproduce")) {
      assertThat(html).contains("<h2 id=\"" + anchor + "\">");
    }
    assertThat(html.split("<div class=\"light\">", -1)).hasSize(6);
    assertThat(html.split("<div class=\"dark\">", -1)).hasSize(6);
    assertThat(html.split("class=\"ringed\"", -1)).hasSize(5);
    assertThat(html).contains("--set signal.lambda=2").contains("--set &#39;name=Spectrum");
  }

  @Test
  void clearDifferencesAreNamedAndUnclearOnesAreNot() {
    List<String> sentences =
        Findings.of(record(RecordedRun.write(runs, RunState.FINISHED)), "mgpo");
    assertThat(sentences)
        .anyMatch(s -> s.matches("From base to spectrum Pass@1 rose from \\.\\d+ to \\.\\d+ .*"))
        .anyMatch(s -> s.matches("MGPO - GRPO, Pass@1: .* cannot tell\\."))
        .anyMatch(s -> s.contains(".940 on the problems they were selected by and .910"))
        .anyMatch(s -> s.matches("In the last 20 steps 39 % of the groups gave no gradient.*"));
  }

  @Test
  void unfinishedRunSaysSo() {
    String html = Report.html(RecordedRun.write(runs, RunState.FAILED));
    assertThat(html).contains("has not ended well: it is failed (why &amp; where)");
  }

  @Test
  void killedWorkerIsNotSaidToBeRunning() throws Exception {
    RunFolder run = RecordedRun.write(runs, RunState.RUNNING);
    assertThat(Report.html(run)).contains("has not ended well: it is interrupted");
    ProcessHandle alive = ProcessHandle.current();
    run.latestAttempt()
        .orElseThrow()
        .beat(
            new Attempt.Heartbeat(
                alive.pid(), alive.info().startInstant().orElseThrow(), Instant.now()));
    assertThat(Report.html(run)).contains("has not ended yet: it is running");
  }

  @Test
  void runWithoutEventsStillGivesAPage() {
    RunFolder run = RunFolder.create(runs, Settings.initial(), Clock.systemUTC());
    assertThat(Report.html(run)).contains("No model has been evaluated yet").endsWith("</html>\n");
  }

  @Test
  void onlyTheLastStepsKeepTheirGroups() {
    RunRecord record = record(RecordedRun.write(runs, RunState.FINISHED));
    assertThat(record.lastGroups("signal"))
        .hasSize(8 * RunRecord.LAST_STEPS)
        .allMatch(group -> group.step() > 60 - RunRecord.LAST_STEPS);
  }
}
