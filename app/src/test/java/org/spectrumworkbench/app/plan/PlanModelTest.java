package org.spectrumworkbench.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.plan.Forecaster.Outlook;
import org.spectrumworkbench.app.plan.Forecaster.Part;
import org.spectrumworkbench.app.plan.Readiness.Level;
import org.spectrumworkbench.app.plan.Readiness.Line;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;

class PlanModelTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private PlanModel plan;
  private final List<Readiness> blocked = new ArrayList<>();

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    plan = model(0, 9_000_000_000L);
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  @Test
  void commandNamesThePresetAndWhatWasChangedFromIt() {
    plan.edit("signal.lambda", "2");
    plan.edit("name", "my own run");

    assertThat(plan.draft().command())
        .isEqualTo("spectrum run quickstart --set 'name=my own run' --set signal.lambda=2");
  }

  @Test
  void commandOfAnUnchangedPresetIsThePresetAlone() {
    plan.begin("from-scratch");

    assertThat(plan.draft().command()).isEqualTo("spectrum run from-scratch");
  }

  @Test
  void typingInOneFieldIsOneStepOfUndo() {
    plan.edit("sft.steps", "9");
    plan.edit("sft.steps", "90");
    plan.edit("sft.steps", "900");
    plan.edit("seed", "7");

    plan.undo();
    assertThat(plan.draft().text("seed")).isEqualTo("1");
    assertThat(plan.draft().text("sft.steps")).isEqualTo("900");
    plan.undo();
    assertThat(plan.draft().text("sft.steps")).isEqualTo("800");
    assertThat(plan.canUndoProperty().get()).isFalse();
    plan.redo();
    plan.redo();
    assertThat(plan.draft().text("seed")).isEqualTo("7");
  }

  @Test
  void editAfterUndoDropsTheRedo() {
    plan.edit("seed", "7");
    plan.undo();
    plan.edit("seed", "8");

    assertThat(plan.canRedoProperty().get()).isFalse();
  }

  @Test
  void faultyTextStaysInTheFieldWithTheParsersMessage() {
    plan.edit("signal.group", "1");

    assertThat(plan.draft().text("signal.group")).isEqualTo("1");
    assertThat(plan.draft().fault("signal.group")).contains("2 to 1024").contains("answers");
    assertThat(plan.draft().settings().whole("signal.group")).isEqualTo(8);
    assertThat(plan.readinessProperty().get().isReady()).isFalse();
    assertThat(plan.readinessProperty().get().lines())
        .extracting(Line::key)
        .containsExactly("signal.group");

    plan.edit("signal.group", "16");
    assertThat(plan.draft().fault("signal.group")).isEmpty();
    assertThat(plan.readinessProperty().get().isReady()).isTrue();
  }

  @Test
  void contradictionOfTwoFieldsBlocksAndNamesTheField() {
    plan.edit("probe.k", "16");

    assertThat(plan.readinessProperty().get().lines())
        .first()
        .satisfies(line -> {
          assertThat(line.level()).isEqualTo(Level.BLOCKER);
          assertThat(line.text()).contains("probe.k is 16").contains("probe.samples is 8");
          assertThat(line.key()).isEqualTo("probe.k");
        });
  }

  @Test
  void resetTakesThePresetsValueNotTheCatalogues() {
    plan.begin("quickstart-branches");
    plan.edit("sft.steps", "300");
    assertThat(plan.draft().isChanged("sft.steps")).isTrue();

    plan.reset("sft.steps");

    assertThat(plan.draft().text("sft.steps")).isEqualTo("500");
    assertThat(plan.draft().isChanged("sft.steps")).isFalse();
  }

  @Test
  void draftComesBackWithItsFaultsAtTheNextStart() {
    plan.begin("quickstart-controls");
    plan.edit("signal.steps", "60");
    plan.edit("sft.rate", "fast");

    PlanModel next = model(0, 9_000_000_000L);

    assertThat(next.draft()).isEqualTo(plan.draft());
    assertThat(next.draft().fault("sft.rate")).isNotEmpty();
  }

  @Test
  void damagedDraftStartsFromThePreset() throws Exception {
    plan.edit("seed", "7");
    Files.writeString(home.resolve("drafts/plan.json"), "{\"start\": \"quick");

    assertThat(model(0, 9_000_000_000L).draft().start()).isEqualTo("quickstart");
  }

  @Test
  void phaseSwitchesChangeTheStages() {
    plan.phase("spectrum", false);
    assertThat(plan.draft().settings().names("stages")).containsExactly("signal");

    plan.phase("spectrum", true);
    assertThat(plan.draft().settings().names("stages")).containsExactly("spectrum", "signal");
    assertThat(Block.of(plan.draft().settings())).allMatch(Block::active);
  }

  @Test
  void startMakesTheRunWithThePlannedSettingsAndGoesToLive() {
    plan.edit("signal.lambda", "2");
    plan.start(blocked::add);

    assertThat(fakes.launcher.started).hasSize(1);
    Settings used = fakes.launcher.started.getFirst().settings();
    assertThat(used).isEqualTo(plan.draft().settings());
    assertThat(fakes.workspace.selection().get().run())
        .isEqualTo(fakes.launcher.started.getFirst().id());
    assertThat(fakes.opened).containsExactly("live");
  }

  @Test
  void startTakesWhatIsShownEvenBeforeItWasChecked() {
    Deque<Runnable> work = new ArrayDeque<>();
    PlanModel slow = slow(work);
    runAll(work);

    slow.edit("seed", "7");
    slow.start(blocked::add);
    runAll(work);

    assertThat(fakes.launcher.started).hasSize(1);
    assertThat(fakes.launcher.started.getFirst().settings().whole("seed")).isEqualTo(7);
  }

  @Test
  void startOfAFaultThatWasNotCheckedYetStartsNothing() {
    Deque<Runnable> work = new ArrayDeque<>();
    PlanModel slow = slow(work);
    runAll(work);
    assertThat(slow.readinessProperty().get().isReady()).isTrue();

    slow.edit("seed", "-1");
    slow.start(blocked::add);
    // Even where the start overtakes the check.
    work.removeLast().run();
    runAll(work);

    assertThat(fakes.launcher.started).isEmpty();
    assertThat(blocked)
        .singleElement()
        .satisfies(
            found -> assertThat(found.lines()).extracting(Line::key).containsExactly("seed"));
    assertThat(slow.startingProperty().get()).isFalse();
  }

  @Test
  void draftThatIsReadLateDoesNotTakeAnEditBack() {
    plan.edit("seed", "7");
    Deque<Runnable> work = new ArrayDeque<>();
    PlanModel slow = slow(work);

    slow.edit("seed", "8");
    runAll(work);

    assertThat(slow.draft().text("seed")).isEqualTo("8");
  }

  @Test
  void startedRunIsInTheStoreBeforeItIsLookedAt() {
    plan.start(blocked::add);

    assertThat(fakes.workspace.store().runs().find(fakes.launcher.started.getFirst().id()))
        .isPresent();
  }

  @Test
  void faultyPlanDoesNotStart() {
    plan.edit("seed", "-1");
    plan.start(blocked::add);

    assertThat(fakes.launcher.started).isEmpty();
  }

  @Test
  void diskTooSmallBlocksAndMemoryTooSmallWarns() {
    assertThat(model(0, 11_000_000L).readinessProperty().get().lines())
        .extracting(Line::level)
        .containsExactly(Level.BLOCKER);

    PlanModel tight =
        new PlanModel(
            fakes.workspace,
            Optional.of(experiment -> outlook()),
            runs -> new Readiness.Surroundings(runs, Optional.of(9_000_000_000L), 1000, 0));
    assertThat(tight.readinessProperty().get().lines())
        .extracting(Line::level)
        .containsExactly(Level.WARNING, Level.GOOD);
  }

  @Test
  void modelFolderWithoutAModelBlocks() {
    plan.edit("model.folder", home.toString());

    assertThat(plan.readinessProperty().get().lines())
        .extracting(Line::key)
        .containsExactly("model.folder");
  }

  @Test
  void aDataSetIsTakenInOneStepAndItsGapsBlock() {
    writeSums(40);
    plan.lookForProblems();
    assertThat(plan.problems()).containsExactly("tiny", "generated", "sums@1");

    plan.use("sums@1");
    assertThat(plan.draft().settings().text("problems.set")).isEqualTo("sums@1");
    assertThat(plan.readinessProperty().get().lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.level()).isEqualTo(Level.BLOCKER);
          assertThat(line.key()).isEqualTo("probe.problems");
          assertThat(line.text()).contains("sums@1");
        });

    plan.undo();
    assertThat(plan.draft().settings().text("problems.set")).isEqualTo("tiny");
  }

  @Test
  void wordsThatTheModelDoesNotKnowAreAWarning() {
    writeSums(4000);
    plan.use("sums");
    plan.edit("evaluate.problems", "20");

    assertThat(plan.readinessProperty().get().lines())
        .extracting(Line::level, Line::key)
        .contains(org.assertj.core.groups.Tuple.tuple(Level.WARNING, "model.folder"));
  }

  @Test
  void aDataSetThatIsNotThereBlocks() {
    plan.edit("problems.set", "gone");

    assertThat(plan.readinessProperty().get().lines())
        .extracting(Line::level, Line::key)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Level.BLOCKER, "problems.set"));
  }

  private void writeSums(int count) {
    DataSetVersion unused =
        new DataSetLibrary(fakes.workspace.workbench().datasets())
            .write(
                "sums",
                Provenance.generated("test", ""),
                RowSource.ofProblems(
                    IntStream.range(0, count)
                        .mapToObj(i ->
                            new Problem(
                                "sum-" + i,
                                "algebra",
                                "sum",
                                "How much is " + i + " and 1?",
                                Integer.toString(i + 1),
                                Check.MATH,
                                null))));
  }

  @Test
  void savedFileReadsBackAsTheSameExperiment() {
    plan.edit("signal.lambda", "2");
    fakes.files.next = home.resolve("mine.yaml");

    plan.save();
    Settings saved = plan.draft().settings();
    plan.begin("tiny-base");
    plan.open();

    assertThat(ExperimentFile.read(home.resolve("mine.yaml"))).isEqualTo(saved);
    assertThat(plan.draft().settings()).isEqualTo(saved);
    assertThat(plan.draft().command()).isEqualTo("spectrum run " + home.resolve("mine.yaml"));
  }

  /** A forecaster that writes down what it is asked to measure. */
  private static final class Measured implements Forecaster {
    private final List<String> asked = new ArrayList<>();
    private boolean known;

    @Override
    public Outlook outlook(Experiment experiment) {
      return PlanModelTest.outlook();
    }

    @Override
    public boolean wantsMeasuring() {
      return !known;
    }

    @Override
    public void measure() {
      asked.add("measure");
      known = true;
    }

    @Override
    public void stopMeasuring() {
      asked.add("stop");
    }
  }

  private PlanModel measuring(Measured forecaster, int live) {
    return new PlanModel(
        fakes.workspace,
        Optional.of(forecaster),
        runs ->
            new Readiness.Surroundings(runs, Optional.of(9_000_000_000L), 8_000_000_000L, live));
  }

  @Test
  void aMachineIsMeasuredOnce() {
    Measured forecaster = new Measured();
    PlanModel model = measuring(forecaster, 0);

    model.measuring().start();
    model.measuring().start();

    assertThat(forecaster.asked).containsExactly("measure");
    assertThat(model.measuring().goingProperty().get()).isFalse();
  }

  @Test
  void noMachineIsMeasuredWhileARunIsGoingOn() {
    Measured forecaster = new Measured();
    measuring(forecaster, 1).measuring().start();
    assertThat(forecaster.asked).isEmpty();
  }

  @Test
  void startingARunEndsAMeasurement() {
    Measured forecaster = new Measured();
    measuring(forecaster, 0).start(blocked::add);
    assertThat(forecaster.asked).containsExactly("stop");
    assertThat(fakes.launcher.started).hasSize(1);
  }

  /** A plan whose work waits to be done. */
  private PlanModel slow(Deque<Runnable> work) {
    return new PlanModel(
        fakes.with(work),
        Optional.of(experiment -> outlook()),
        runs -> new Readiness.Surroundings(runs, Optional.of(9_000_000_000L), 8_000_000_000L, 0));
  }

  private static void runAll(Deque<Runnable> work) {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private PlanModel model(int live, long disk) {
    return new PlanModel(
        fakes.workspace,
        Optional.of(experiment -> outlook()),
        runs -> new Readiness.Surroundings(runs, Optional.of(disk), 8_000_000_000L, live));
  }

  private static Outlook outlook() {
    return new Outlook(
        List.of(new Part("Fine-tuning", 40, 60)),
        List.of(new Part("Training", 240e6, 380e6)),
        List.of(new Part("Checkpoints", 12e6, 12e6)),
        true);
  }
}
