package org.spectrumworkbench.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.core.replay.RunComparison.Contrast;
import org.spectrumworkbench.core.replay.RunComparison.Outcome;
import org.spectrumworkbench.core.replay.RunComparison.Weights;

final class RunComparisonTest {
  private static final List<RunEvent> RUN =
      List.of(
          metrics("sft", 1, "loss", 2.5, "step_seconds", .1),
          metrics("sft", 2, "loss", 2.25, "step_seconds", .1),
          probe(.5),
          specialist(2),
          new RunEvent.ModelSaved("fuse", "attempt-1/models/fuse", "fused"),
          group("p1", -.5, 7, 8),
          group("p2", -.25, 9),
          evaluated(.25, 10));

  @TempDir Path folder;

  @Test
  void equalEventsAreIdenticalWhateverTimeTheyTook() {
    List<RunEvent> again = new ArrayList<>(RUN);
    again.set(0, metrics("sft", 1, "loss", 2.5, "step_seconds", 17));
    again.set(7, evaluated(.25, 99));
    again.add(2, new RunEvent.Noted("info", "sft", 2, "slower today"));
    again.add(3, new RunEvent.ProgressMade("sft", 2, 2, 1, 2));

    Outcome outcome = compare(RUN, again);

    assertThat(outcome.identical()).isTrue();
    assertThat(outcome.first()).isEmpty();
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.compared()).isGreaterThan(20);
  }

  @Test
  void firstDifferenceIsNamedByStageStepAndMetricWithBothValues() {
    List<RunEvent> again = new ArrayList<>(RUN);
    again.set(1, metrics("sft", 2, "loss", 2.2500000000000004));
    again.set(6, group("p2", -.26, 9));

    Outcome outcome = compare(RUN, again);

    assertThat(outcome.first())
        .contains(new Difference("sft", 2, "loss", "2.25", "2.2500000000000004"));
    assertThat(outcome.differences()).isEqualTo(2);
  }

  @Test
  void tokensAndVerdictsOfEveryAnswerAreCompared() {
    List<RunEvent> again = new ArrayList<>(RUN);
    again.set(5, group("p1", -.5, 7, 9));

    assertThat(compare(RUN, again).first())
        .contains(new Difference("signal", 3, "group p1: answer 1: tokens", "[7, 8]", "[7, 9]"));
  }

  @Test
  void probesSpecialistsAndScoresAreCompared() {
    for (int i : new int[] {2, 3, 7}) {
      List<RunEvent> again = new ArrayList<>(RUN);
      again.set(i, List.of(probe(.75), specialist(4), evaluated(.5, 10)).get(i == 7 ? 2 : i - 2));

      Outcome outcome = compare(RUN, again);

      assertThat(outcome.identical()).as(RUN.get(i).toString()).isFalse();
    }
  }

  @Test
  void numbersThatOneRunAloneHasAreToldAsSuch() {
    Outcome shorter = compare(RUN, RUN.subList(0, 5));

    assertThat(shorter.differences()).isEqualTo(3);
    assertThat(shorter.first())
        .contains(new Difference("signal", 3, "group p1", "there", "not there"));
    assertThat(compare(RUN.subList(0, 5), RUN).first())
        .contains(new Difference("signal", 3, "group p1", "not there", "there"));
  }

  @Test
  void metricThatOneRunAloneHasIsADifference() {
    List<RunEvent> again = new ArrayList<>(RUN);
    again.set(0, metrics("sft", 1, "loss", 2.5, "grad_norm", 1));

    assertThat(compare(RUN, again).first())
        .contains(new Difference("sft", 1, "grad_norm", "not there", "1.0"));
  }

  @Test
  void orderOfEventsDoesNotMatter() {
    List<RunEvent> again = new ArrayList<>(RUN);
    Collections.reverse(again);

    assertThat(compare(RUN, again).identical()).isTrue();
  }

  @Test
  void runsOnOtherProblemsShareNoGroup() {
    List<RunEvent> one = new ArrayList<>();
    List<RunEvent> other = new ArrayList<>();
    for (int i = 0; i < 7000; i++) {
      one.add(group("p" + i, -.5, 7));
      other.add(group("q" + i, -.5, 7));
    }

    Outcome outcome = compare(one, other);

    assertThat(outcome.differences()).isEqualTo(14_000);
    assertThat(outcome.first())
        .contains(new Difference("signal", 3, "group p0", "there", "not there"));
  }

  @Test
  void eventsOfOnePlaceAreMatchedInTheirOrder() {
    List<RunEvent> twice = List.of(group("p1", -.5, 7), group("p1", -.75, 8));

    assertThat(compare(twice, twice).identical()).isTrue();
    assertThat(compare(twice, twice.reversed()).differences()).isEqualTo(4);
  }

  @Test
  void settingsAreTheLikeliestReasonThenThreadsThenVersions() {
    Settings one = Settings.initial();
    List<Contrast> settings =
        RunComparison.settings(one, one.with("seed", "2", "test").with("name", "other", "test"));
    assertThat(settings).containsExactly(new Contrast("seed", "1", "2"));

    List<Contrast> origins =
        RunComparison.origins(
            Map.of("cpu", "A", "threads", "1", "experiment.yaml, sha256", "x", "java", "25"),
            Map.of("cpu", "B", "threads", "2", "experiment.yaml, sha256", "y", "java", "25"));
    assertThat(origins)
        .containsExactly(new Contrast("threads", "1", "2"), new Contrast("cpu", "A", "B"));
  }

  @Test
  void eventsThatALaterAttemptSupersededAreNotCompared() {
    RunFolder once = write("once", RUN, List.of());
    RunFolder resumed =
        write("resumed", List.of(RUN.get(0), metrics("sft", 2, "loss", 9)), RUN.subList(1, 8));

    Outcome outcome = RunComparison.of(once, resumed);

    assertThat(outcome.identical()).as(outcome.toString()).isTrue();
    List<JournalLine> oneByOne = new ArrayList<>();
    resumed.lines().forEachRemaining(oneByOne::add);
    assertThat(oneByOne).isEqualTo(resumed.events().toList());
  }

  @Test
  void weightsThatOneRunHasNoMoreAreCountedAndNotCalledIdentical() throws IOException {
    RunFolder one = write("one", RUN, List.of());
    RunFolder two = write("two", RUN, List.of());
    assertThat(RunComparison.of(one, two).weights()).isEqualTo(new Weights(0, 1));

    weights(one, 1);
    assertThat(RunComparison.of(one, two).weights()).isEqualTo(new Weights(0, 1));
    assertThat(RunComparison.of(two, one).weights()).isEqualTo(new Weights(0, 1));

    weights(two, 1);
    assertThat(RunComparison.of(one, two).weights()).isEqualTo(new Weights(1, 0));
    assertThat(RunComparison.of(one, two).identical()).isTrue();

    weights(two, 2);
    assertThat(RunComparison.of(one, two).weights()).isEqualTo(new Weights(1, 0));
    assertThat(RunComparison.of(one, two).identical()).isFalse();
  }

  @Test
  void weightsAreToldInWords() {
    assertThat(new Weights(0, 0).words()).isEqualTo("no models to compare");
    assertThat(new Weights(1, 0).words()).isEqualTo("weights of 1 model compared");
    assertThat(new Weights(4, 0).words()).isEqualTo("weights of 4 models compared");
    assertThat(new Weights(2, 2).words())
        .isEqualTo("weights of 2 of 4 models compared, the others are not there");
    assertThat(new Weights(0, 4).words())
        .isEqualTo("weights not compared: of 4 models, none is in both runs");
  }

  private static void weights(RunFolder run, int value) throws IOException {
    Path model = Files.createDirectories(run.path().resolve("attempt-1/models/fuse"));
    Files.write(model.resolve("model.safetensors"), new byte[] {(byte) value});
  }

  @Test
  void replayKeepsEverySettingButTheName() {
    RunFolder run = write("once", RUN, List.of());

    ReplayPlan plan = ReplayPlan.of(run);

    assertThat(RunComparison.settings(run.settings(), plan.settings())).isEmpty();
    assertThat(plan.settings().text("name")).isEqualTo("once again");
    assertThat(plan.changes()).isEmpty();
  }

  @Test
  void changesOfARunStandBeforeTheFirstStepOfItsReplay() {
    RunEvent change = new RunEvent.Noted("info", "sft", 2, "stands for a change");
    RunFolder again =
        RunFolder.create(folder, Settings.initial().with("name", "x", "test"), Clock.systemUTC());

    new ReplayPlan(again.settings(), List.of(change)).prepare(again, Clock.systemUTC());

    assertThat(again.attempts()).hasSize(1);
    assertThat(again.events().map(JournalLine::event)).contains(change);
    assertThat(again.latestAttempt().orElseThrow().state()).isEqualTo(RunState.STOPPED);
  }

  private static Outcome compare(List<RunEvent> first, List<RunEvent> second) {
    return RunComparison.of(lines(first), lines(second));
  }

  private static Iterator<JournalLine> lines(List<RunEvent> events) {
    List<JournalLine> lines = new ArrayList<>();
    events.forEach(event -> lines.add(new JournalLine(lines.size() + 1, Instant.EPOCH, event)));
    return lines.iterator();
  }

  /** A run of one attempt, or of a second one that goes on after the first event of the first. */
  private RunFolder write(String name, List<RunEvent> first, List<RunEvent> second) {
    RunFolder run =
        RunFolder.create(folder, Settings.initial().with("name", name, "test"), Clock.systemUTC());
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, Clock.systemUTC())) {
      journal.write(new RunEvent.AttemptStarted(run.id(), name, 1, 0, List.of(), Map.of(), 1));
      first.forEach(journal::write);
    }
    if (!second.isEmpty()) {
      try (Journal.Writer journal =
          new Journal.Writer(run.newAttempt().journal(), 2, Clock.systemUTC())) {
        journal.write(new RunEvent.AttemptStarted(run.id(), name, 2, 2, List.of(), Map.of(), 2));
        second.forEach(journal::write);
      }
    }
    return run;
  }

  private static RunEvent metrics(String stage, int step, Object... values) {
    Map<String, Double> map = new TreeMap<>();
    for (int i = 0; i < values.length; i += 2) {
      map.put((String) values[i], ((Number) values[i + 1]).doubleValue());
    }
    return new RunEvent.MetricsRecorded(stage, step, map);
  }

  private static RunEvent probe(double passAtK) {
    return new RunEvent.ProbeScored(
        "probe", "sft", 2, "algebra", "select", 4, passAtK, .1, .9, .25, 4, List.of(1, 2));
  }

  private static RunEvent specialist(int step) {
    return new RunEvent.SpecialistSelected("probe", "algebra", "sft", step, .5, .4);
  }

  private static RunEvent group(String problem, double logProb, Integer... tokens) {
    return new RunEvent.GroupSampled(
        "signal",
        3,
        problem,
        .5,
        .1,
        1.0,
        List.of(
            new RunEvent.Rollout(
                0,
                "text",
                Arrays.asList(tokens),
                org.spectrumworkbench.core.verify.Outcome.CORRECT,
                "equal",
                "2",
                1,
                .5,
                tokens.length,
                logProb,
                .1)));
  }

  private static RunEvent evaluated(double pass1, double seconds) {
    return new RunEvent.ModelEvaluated(
        "evaluate-base",
        new StageResult(
            "base",
            pass1,
            new TreeMap<>(Map.of(4, .5)),
            Map.of(),
            new TreeMap<>(),
            1,
            4,
            seconds,
            List.of(1)));
  }
}
