package org.spectrumworkbench.app.passk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.score.Evaluated;
import org.spectrumworkbench.app.score.Evaluated.Contrast;
import org.spectrumworkbench.app.score.Evaluated.HeldOut;
import org.spectrumworkbench.app.score.ModelNames;
import org.spectrumworkbench.app.shell.Selection;
import org.spectrumworkbench.core.evaluate.PairedComparison.Finding;
import org.spectrumworkbench.core.experiment.StageResult;

class PassKModelTest {
  private static final List<HeldOut> PROBLEMS =
      List.of(
          new HeldOut("a1", "algebra"),
          new HeldOut("a2", "algebra"),
          new HeldOut("g1", "geometry"),
          new HeldOut("g2", "geometry"));

  private static StageResult result(String stage, Integer... correct) {
    SortedMap<Integer, Double> none = new TreeMap<>();
    return new StageResult(
        stage, 0, none, Map.of(), new TreeMap<>(), correct.length, 8, 1, List.of(correct));
  }

  private static final Evaluated RUN =
      new Evaluated(
          List.of(
              result("grpo", 5, 5, 5, 6),
              result("signal", 5, 6, 5, 5),
              result("base", 0, 1, 0, 1),
              result("spectrum", 3, 4, 4, 4)),
          PROBLEMS,
          "mgpo");

  @Test
  void modelsStandInTheOrderOfTheMethodWithControlsLast() {
    assertThat(RUN.results())
        .extracting(StageResult::stage)
        .containsExactly("base", "spectrum", "signal", "grpo");
  }

  @Test
  void curvesStartAtPass1AndEndAtAllSamples() {
    PassKData data = PassKData.of("run", RUN, null);

    assertThat(data.ks()).containsExactly(1, 2, 4, 8);
    PassKData.Row base = data.rows().getFirst();
    assertThat(base.passes()).extracting(PassKData.Pass::k).containsExactly(1, 2, 4, 8);
    assertThat(base.passes().getFirst().estimate()).isEqualTo(2 / 32.0);
    assertThat(base.passes().getLast().estimate()).isEqualTo(.5);
    assertThat(base.passes())
        .allMatch(pass ->
            pass.interval().low() <= pass.estimate() && pass.estimate() <= pass.interval().high());
  }

  @Test
  void clearDifferenceIsNamedAndAnUnclearOneIsNot() {
    List<Contrast> contrasts = RUN.contrasts(1, null);

    assertThat(contrasts).extracting(Contrast::second).containsExactly("base", "spectrum", "grpo");
    assertThat(contrasts)
        .extracting(contrast -> contrast.paired().finding())
        .containsExactly(Finding.HIGHER, Finding.HIGHER, Finding.CANNOT_TELL);
    ModelNames names = new ModelNames("mgpo");
    assertThat(names.sentence(contrasts.getLast()))
        .startsWith("Pass@1: MGPO − GRPO = 0.00 [")
        .endsWith("]: cannot tell");
    assertThat(names.sentence(contrasts.getFirst())).startsWith("Pass@1: spectrum − base = +0.41");
  }

  @Test
  void subdomainCountsItsOwnProblems() {
    PassKData data = PassKData.of("run", RUN, "geometry");

    assertThat(data.rows()).allMatch(row -> row.problems() == 2);
    assertThat(data.rows().getFirst().passes().getFirst().estimate()).isEqualTo(1 / 16.0);
    assertThat(PassKData.of("run", RUN, "no such").subdomain()).isNull();
  }

  @Test
  void resultsWithoutKnownProblemsAreComparedAsAWhole() {
    Evaluated unknown = new Evaluated(RUN.results(), List.of(), "mgpo");

    assertThat(unknown.subdomains()).isEmpty();
    assertThat(PassKData.of("run", unknown, null).rows()).hasSize(4);
  }

  @Test
  void modelFollowsTheSharedSelection() {
    AtomicReference<Evaluated> stored = new AtomicReference<>(Evaluated.NONE);
    Selection selection = new Selection();
    PassKModel model = new PassKModel(run -> stored.get(), Background.sameThread(), selection);
    model.shown();
    assertThat(model.dataProperty().get().run()).isNull();

    selection.selectRun("run");
    assertThat(model.dataProperty().get().rows()).isEmpty();
    stored.set(RUN);
    model.refresh();
    assertThat(model.dataProperty().get().rows()).hasSize(4);
    model.chooseSubdomain("algebra");

    assertThat(model.dataProperty().get().subdomain()).isEqualTo("algebra");
    assertThat(selection.get().subdomain()).isEqualTo("algebra");
  }

  @Test
  void readOfARunThatIsNoLongerChosenIsDropped() {
    Deque<Runnable> work = new ArrayDeque<>();
    Background later =
        new Background(
            work::add,
            Runnable::run,
            failure -> {
              throw new AssertionError(failure);
            });
    Selection selection = new Selection();
    PassKModel model = new PassKModel(run -> RUN, later, selection);
    model.shown();
    selection.selectRun("run");

    selection.select(Selection.Place.NOWHERE);
    work.forEach(Runnable::run);

    assertThat(model.dataProperty().get().run()).isNull();
  }

  @Test
  void faultOfTheStoreIsKeptForTheScreen() {
    Selection selection = new Selection();
    PassKModel model =
        new PassKModel(
            run -> {
              throw new IllegalStateException("broken store");
            },
            Background.sameThread(),
            selection);
    model.shown();
    selection.selectRun("run");

    assertThat(model.failureProperty().get())
        .get()
        .hasToString("java.lang.IllegalStateException: broken store");
  }
}
