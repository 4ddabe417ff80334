package org.spectrumworkbench.app.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.samples.SampleSource.SampledStage;
import org.spectrumworkbench.app.samples.SamplesModel.Line;
import org.spectrumworkbench.app.shell.Selection;
import org.spectrumworkbench.app.shell.Selection.Place;
import org.spectrumworkbench.core.verify.Outcome;

class SamplesModelTest {
  private static final class Fake implements SampleSource {
    final List<Integer> steps = new ArrayList<>(List.of(1, 2, 3));

    @Override
    public List<SampledStage> stages(String run) {
      return run.equals("empty")
          ? List.of()
          : List.of(
              new SampledStage("evaluate-base", "Evaluate base", List.of(0)),
              new SampledStage("signal", "MGPO", steps));
    }

    @Override
    public List<String> subdomains(String run) {
      return List.of("algebra", "geometry");
    }

    @Override
    public Step step(String run, String stage, int step) {
      return new Step(
          List.of(
              group("p" + step, "algebra", 0),
              group("p-shared", "geometry", 0),
              group("p-shared", "geometry", 1)),
          3);
    }

    private static Group group(String problem, String subdomain, int occurrence) {
      return new Group(
          problem,
          subdomain,
          "question of " + problem,
          "5",
          .5,
          1.0,
          occurrence,
          List.of(
              new Answer(0, "answer 5", Outcome.CORRECT, "", "5", 1, 1.0, 2, -.1, .2),
              new Answer(1, "answer 6", Outcome.WRONG, "", "6", 0, -1.0, 2, -.1, .2)));
    }
  }

  private final Fake source = new Fake();
  private final Selection selection = new Selection();
  private final SamplesModel model = new SamplesModel(source, Background.sameThread(), selection);

  @BeforeEach
  void chooseRun() {
    selection.selectRun("run");
    model.shown();
  }

  private String problem() {
    return model.lineProperty().get().map(l -> l.group().problem()).orElse("");
  }

  @Test
  void newestStepOfTheSignalStageIsShownFirst() {
    assertThat(model.samplesProperty().get().step()).isEqualTo(3);
    assertThat(problem()).isEqualTo("p3");
    assertThat(model.followsNewest()).isTrue();

    source.steps.add(4);
    model.refresh();

    assertThat(model.samplesProperty().get().step()).isEqualTo(4);
  }

  @Test
  void chosenProblemHoldsItsStepWhileTheRunGoesOn() {
    model.moveProblem(1);
    source.steps.add(4);
    model.refresh();

    assertThat(model.samplesProperty().get().step()).isEqualTo(3);
    assertThat(problem()).isEqualTo("p-shared");

    model.chooseNewestStep();

    assertThat(model.samplesProperty().get().step()).isEqualTo(4);
  }

  @Test
  void selectionFromElsewhereMovesTheScreen() {
    selection.select(new Place("run", "signal", 2, null, "p2", 1));

    assertThat(model.samplesProperty().get().step()).isEqualTo(2);
    assertThat(problem()).isEqualTo("p2");
    assertThat(model.answerProperty().get()).map(Answer::sample).contains(1);
  }

  @Test
  void choosingHereMovesTheSelection() {
    model.moveProblem(1);
    model.moveAnswer(1);

    assertThat(selection.get()).isEqualTo(new Place("run", "signal", 3, null, "p-shared", 0));
  }

  @Test
  void problemDrawnTwiceInAStepHasTwoLines() {
    model.moveProblem(1);
    model.moveProblem(1);

    assertThat(model.lineProperty().get()).map(l -> l.group().occurrence()).contains(1);

    model.moveProblem(1);
    assertThat(model.lineProperty().get()).map(l -> l.group().occurrence()).contains(1);
    model.moveProblem(-1);
    assertThat(model.lineProperty().get()).map(l -> l.group().occurrence()).contains(0);
  }

  @Test
  void filterLeavesOnlyWhatPassesAndIsExported() {
    model.toggle(Outcome.WRONG);
    model.filter(model.filterProperty().get().withSubdomain("geometry"));

    List<Line> lines = model.linesProperty().get();
    assertThat(lines).hasSize(2).allMatch(line -> line.passing().size() == 1);
    assertThat(selection.get().subdomain()).isEqualTo("geometry");
    assertThat(model.table().rows()).hasSize(2).allMatch(row -> row.contains("wrong"));
  }

  @Test
  void subdomainChosenElsewhereFilters() {
    selection.select(selection.get().withSubdomain("algebra"));

    assertThat(model.linesProperty().get()).hasSize(1);
  }

  @Test
  void answersEndAtBothEnds() {
    model.moveAnswer(-1);
    assertThat(model.answerProperty().get()).map(Answer::sample).contains(1);
    model.moveAnswer(5);
    assertThat(model.answerProperty().get()).map(Answer::sample).contains(1);
  }

  @Test
  void runWithoutSamplesIsEmpty() {
    selection.selectRun("empty");

    assertThat(model.linesProperty().get()).isEmpty();
    assertThat(model.lineProperty().get()).isEqualTo(Optional.empty());
  }

  @Test
  void hiddenScreenReadsNothing() {
    model.hidden();
    source.steps.add(4);
    model.refresh();

    assertThat(model.samplesProperty().get().step()).isEqualTo(3);
  }
}
