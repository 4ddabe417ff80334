package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.SettingChanged;
import org.spectrumworkbench.core.experiment.RunOutcome.Killed;

/** Settings that change while a run goes on. */
final class SettingChangeTest {
  @TempDir Path folder;

  private RunFolder create(String... changes) {
    return RunFolder.create(folder, RunOutcome.small(changes), Clock.systemUTC());
  }

  private static Runnable ask(RunFolder run, String key, String value) {
    return () -> {
      String unused = SettingRequests.leave(run, key, value, "test");
    };
  }

  private static List<SettingChanged> changes(RunFolder run) {
    return run.events()
        .map(JournalLine::event)
        .filter(SettingChanged.class::isInstance)
        .map(SettingChanged.class::cast)
        .toList();
  }

  private static void die() {
    throw new Killed();
  }

  @Test
  void anAcknowledgedChangeHoldsFromTheSameStepAfterAKill() {
    RunFolder through = create();
    assertThat(
            Worker.run(
                through.newAttempt(),
                RunOutcome.at("signal", 3, ask(through, "signal.lambda", "0"))
                    .andThen(RunOutcome.at("sft", 5, ask(through, "sft.rate", "0.0005")))))
        .isEqualTo(RunState.FINISHED);
    assertThat(changes(through))
        .extracting(SettingChanged::words)
        .containsExactly(
            "sft.rate " + text(through, "sft.rate") + " -> 5.0e-4 from step 6 of sft",
            "signal.lambda 4 -> 0 from step 4 of signal");
    assertThat(RunResult.read(through.resultFile()).changes())
        .extracting(RunResult.Change::key)
        .containsExactly("sft.rate", "signal.lambda");

    // Killed at step 4, before its checkpoint: the answer lies behind the checkpoint of step 2.
    RunFolder killed = create();
    Consumer<RunEvent> asks =
        RunOutcome.at("signal", 3, ask(killed, "signal.lambda", "0"))
            .andThen(RunOutcome.at("sft", 5, ask(killed, "sft.rate", "0.0005")));
    assertThatThrownBy(() ->
            Worker.run(
                killed.newAttempt(),
                asks.andThen(RunOutcome.at("signal", 4, SettingChangeTest::die))))
        .isInstanceOf(Killed.class);
    assertThat(ResumePoint.of(killed.events()).checkpoint().step()).isEqualTo(2);
    assertThat(Worker.run(killed.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(RunOutcome.of(killed)).isEqualTo(RunOutcome.of(through));
    assertThat(changes(killed))
        .extracting(SettingChanged::words)
        .isEqualTo(changes(through).stream().map(SettingChanged::words).toList());
    assertThat(RunResult.read(killed.resultFile()).changes())
        .isEqualTo(RunResult.read(through.resultFile()).changes());
  }

  private static String text(RunFolder run, String key) {
    return SettingCatalogue.find(key, key).format(run.settings().value(key));
  }

  @Test
  void aRequestThatNobodyHeardIsHeardByTheNextAttempt() {
    RunFolder run = create("stages=[signal]", "signal.save-every=1");
    assertThatThrownBy(() ->
            Worker.run(
                run.newAttempt(),
                RunOutcome.at(
                    "signal",
                    3,
                    () -> {
                      ask(run, "signal.rate", "0.0001").run();
                      die();
                    })))
        .isInstanceOf(Killed.class);
    assertThat(changes(run)).isEmpty();

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(changes(run))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.words())
              .isEqualTo("signal.rate 4.0e-4 -> 1.0e-4 from step 3 of signal");
          assertThat(change.request()).startsWith("attempt-1/changes/");
        });
    List<Double> rates =
        run.events()
            .map(JournalLine::event)
            .filter(RunEvent.MetricsRecorded.class::isInstance)
            .map(RunEvent.MetricsRecorded.class::cast)
            .filter(m -> m.stage().equals("signal"))
            .map(m -> m.values().get("learning_rate"))
            .toList();
    assertThat(rates).containsExactly(4e-4, 4e-4, 1e-4, 1e-4, 1e-4, 1e-4);
  }

  @Test
  void fewerStepsEndTheStageAfterTheCurrentOneAndMoreGoOn() {
    RunFolder shorter = create("stages=[signal]");
    assertThat(
            Worker.run(
                shorter.newAttempt(),
                RunOutcome.at("signal", 3, ask(shorter, "signal.steps", "1"))))
        .isEqualTo(RunState.FINISHED);
    assertThat(lastStep(shorter)).isEqualTo(3);

    RunFolder longer = create("stages=[signal]");
    assertThat(
            Worker.run(
                longer.newAttempt(), RunOutcome.at("signal", 6, ask(longer, "signal.steps", "8"))))
        .isEqualTo(RunState.FINISHED);
    assertThat(lastStep(longer)).isEqualTo(8);
    assertThat(
            longer
                .events()
                .map(JournalLine::event)
                .filter(RunEvent.ProgressMade.class::isInstance)
                .map(RunEvent.ProgressMade.class::cast)
                .filter(p -> p.stage().equals("signal")))
        .last()
        .satisfies(p -> assertThat(p.steps()).isEqualTo(8));
  }

  private static int lastStep(RunFolder run) {
    return run.events()
        .map(JournalLine::event)
        .filter(RunEvent.MetricsRecorded.class::isInstance)
        .map(RunEvent.MetricsRecorded.class::cast)
        .filter(m -> m.stage().equals("signal"))
        .mapToInt(RunEvent.MetricsRecorded::step)
        .max()
        .orElseThrow();
  }

  @Test
  void laterArmsTakeTheSameSchedule() {
    Settings settings = RunOutcome.small("controls.arms=[grpo]");
    List<Pipeline.Step> stages = Pipeline.of(Experiment.of(settings));
    ChangedSettings changed = new ChangedSettings(settings, stages);

    changed.add(new SettingChanged("signal.lambda", "4", "2", "signal", 3, "one"));
    changed.add(new SettingChanged("signal.steps", "6", "5", "signal", 4, "two"));
    changed.add(new SettingChanged("signal.lambda", "2", "1", "signal-grpo", 2, "three"));

    assertThat(changed.real("signal.lambda", "signal", 2)).isEqualTo(4);
    assertThat(changed.real("signal.lambda", "signal", 3)).isEqualTo(2);
    assertThat(changed.real("signal.lambda", "signal", 6)).isEqualTo(2);
    assertThat(changed.real("signal.lambda", "signal-grpo", 1)).isEqualTo(4);
    assertThat(changed.real("signal.lambda", "signal-grpo", 2)).isEqualTo(1);
    for (Pipeline.Step stage : stages) {
      if (stage instanceof Pipeline.Reinforce) {
        assertThat(changed.steps(stage)).as(stage.id()).isEqualTo(5);
        assertThat(changed.steps(stage, 0)).as(stage.id()).isEqualTo(6);
        assertThat(changed.steps(stage, 3)).as(stage.id()).isEqualTo(5);
      }
    }
    assertThat(changed.plan())
        .filteredOn(plan -> plan.kind().equals("signal"))
        .extracting(RunEvent.PlannedStage::steps)
        .containsExactly(5, 5);
  }

  @Test
  void aRequestIsCheckedBeforeItIsLeft() {
    RunFolder run = create();
    assertThatThrownBy(() -> SettingRequests.leave(run, "signal.lambda", "2", "--set"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("was never started");
    Attempt attempt = run.newAttempt();

    assertThatThrownBy(() -> SettingRequests.leave(run, "signal.lambda", "200", "--set"))
        .hasMessageContaining("out of range");
    assertThatThrownBy(() -> SettingRequests.leave(run, "signal.group", "4", "--set"))
        .hasMessageContaining("cannot change");
    assertThatThrownBy(() -> SettingRequests.leave(run, "signal.lamda", "4", "--set"))
        .hasMessageContaining("no setting");
    assertThat(attempt.changes()).doesNotExist();
  }

  @Test
  void garbageAmongTheRequestsIsSaidAndPassedOver() throws Exception {
    RunFolder run = create("stages=[signal]", "signal.steps=1");
    Attempt attempt = run.newAttempt();
    Files.createDirectories(attempt.changes());
    Files.writeString(attempt.changes().resolve("000001-x.json"), "{\"key\": 3");
    Files.writeString(
        attempt.changes().resolve("000002-x.json"),
        "{\"key\": \"signal.lambda\", \"value\": \"-1\"}");
    Files.writeString(
        attempt.changes().resolve("000003-x.json"), "{\"key\": \"sft.rate\", \"value\": \"0.1\"}");

    assertThat(Worker.run(attempt)).isEqualTo(RunState.FINISHED);

    assertThat(changes(run)).isEmpty();
    assertThat(
            run.events()
                .map(JournalLine::event)
                .filter(RunEvent.Noted.class::isInstance)
                .map(event -> ((RunEvent.Noted) event).message()))
        .anySatisfy(note -> assertThat(note).contains("000001-x.json is not one"))
        .anySatisfy(note -> assertThat(note).contains("out of range"))
        .anySatisfy(note -> assertThat(note).contains("sft.rate", "came too late"));
    assertThat(refusals(run)).hasSize(3);
  }

  private static List<String> refusals(RunFolder run) {
    // Also what was superseded.
    return run.attempts().stream()
        .flatMap(attempt -> Journal.lines(attempt.journal()))
        .map(JournalLine::event)
        .filter(RunEvent.Noted.class::isInstance)
        .map(RunEvent.Noted.class::cast)
        .filter(note -> note.request() != null)
        .map(RunEvent.Noted::message)
        .toList();
  }

  @Test
  void aRequestAtTheLastStepGoesToTheNextStageOfItsKindOrComesTooLate() {
    RunFolder run = create("stages=[signal]", "signal.steps=3", "controls.arms=[grpo]");
    assertThat(
            Worker.run(
                run.newAttempt(),
                RunOutcome.at("signal", 3, ask(run, "signal.rate", "0.0001"))
                    .andThen(RunOutcome.at("signal-grpo", 3, ask(run, "signal.rate", "0.0002")))
                    .andThen(RunOutcome.at("signal-grpo", 3, ask(run, "signal.steps", "2")))))
        .isEqualTo(RunState.FINISHED);

    assertThat(changes(run))
        .extracting(SettingChanged::words)
        .containsExactly("signal.rate 4.0e-4 -> 1.0e-4 from step 1 of signal-grpo");
    assertThat(refusals(run))
        .allMatch(SettingRequests::saysTooLate)
        .containsExactly(
            "signal.rate = 2.0e-4 came too late: no step to come uses it.",
            "signal.steps = 2 came too late: no step to come uses it.");
    List<Double> rates =
        run.events()
            .map(JournalLine::event)
            .filter(RunEvent.MetricsRecorded.class::isInstance)
            .map(RunEvent.MetricsRecorded.class::cast)
            .filter(m -> m.stage().startsWith("signal"))
            .map(m -> m.values().get("learning_rate"))
            .toList();
    assertThat(rates).containsExactly(4e-4, 4e-4, 4e-4, 1e-4, 1e-4, 1e-4);
  }

  @Test
  void aRequestIsAnsweredUpToTheEndOfTheRun() {
    RunFolder run = create("stages=[signal]", "signal.steps=1");
    assertThat(
            Worker.run(
                run.newAttempt(),
                event -> {
                  if (event instanceof RunEvent.StageFinished end
                      && end.stage().equals("evaluate-signal")) {
                    ask(run, "signal.steps", "9").run();
                  }
                }))
        .isEqualTo(RunState.FINISHED);

    assertThat(refusals(run))
        .containsExactly("signal.steps = 9 came too late: no step to come uses it.");
  }

  @Test
  void aRefusedRequestStaysRefusedThoughTheRunGoesBackBehindIt() throws Exception {
    RunFolder run = create("stages=[spectrum, signal]");
    assertThatThrownBy(() ->
            Worker.run(
                run.newAttempt(),
                RunOutcome.at("sft", 12, ask(run, "sft.rate", "0.0005"))
                    .andThen(RunOutcome.killAt("probe", 4))))
        .isInstanceOf(Killed.class);
    assertThat(refusals(run)).singleElement().asString().contains("sft.rate", "too late");
    // The stage that would have used it is done again from its step 4.
    Files.delete(run.path().resolve("attempt-1/checkpoints/sft-000008/config.json"));

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(changes(run)).isEmpty();
    assertThat(refusals(run)).as("and is not refused a second time").hasSize(1);
    assertThat(LastingEvents.of(run).answered()).hasSize(1);
  }
}
