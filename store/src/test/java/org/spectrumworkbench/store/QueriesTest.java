package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.store.query.EventRow;
import org.spectrumworkbench.store.query.GroupDetail;
import org.spectrumworkbench.store.query.GroupRow;
import org.spectrumworkbench.store.query.HeatMap;
import org.spectrumworkbench.store.query.MetricSeries;
import org.spectrumworkbench.store.query.RunDetail;
import org.spectrumworkbench.store.query.RunRow;
import org.spectrumworkbench.store.query.SearchHit;
import org.spectrumworkbench.store.query.StageRow;
import org.spectrumworkbench.store.query.StepGroups;

final class QueriesTest {
  @TempDir Path folder;
  private Store store;
  private RunFolder run;
  private String id;

  @BeforeEach
  void takeInOneRun() {
    store = Store.open(folder.resolve("store"));
    run = SmallRun.finished(folder.resolve("runs"));
    store.take(run);
    id = run.id();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void listShowsStateProgressAndScores() {
    RunRow row = store.runs().list().getFirst();
    assertThat(row.id()).isEqualTo(id);
    assertThat(row.state()).isEqualTo(RunState.FINISHED);
    assertThat(row.created()).isEqualTo(SmallRun.START);
    assertThat(row.updated()).isAfter(SmallRun.START);
    assertThat(row.stage()).isEqualTo("evaluate");
    assertThat(row.stageTitle()).isEqualTo("Evaluation");
    assertThat(row.step()).isEqualTo(1);
    assertThat(row.steps()).isEqualTo(1);
    assertThat(row.secondsLeftLow()).isEqualTo(7);
    assertThat(row.secondsLeftHigh()).isEqualTo(17);
    assertThat(row.passes())
        .extracting(RunRow.StagePass::model)
        .containsExactly("base", "signal", "joint");
    assertThat(row.pass1()).as("the signal model's, not the control's").isEqualTo(.5);
    assertThat(row.pass8()).isEqualTo(.75);
    assertThat(row.bytes()).isEqualTo(1000);
    assertThat(row.attempts()).isEqualTo(1);
    assertThat(row.path()).isEqualTo(run.path());
    assertThat(row.present()).isTrue();
    assertThat(store.runs().find(id)).contains(row);
  }

  @Test
  void runWithoutJournalIsListedAsCreated() {
    RunFolder fresh = SmallRun.folder(folder.resolve("runs"));
    store.ingest().register(fresh);
    RunRow row = store.runs().find(fresh.id()).orElseThrow();
    assertThat(row.state()).isEqualTo(RunState.CREATED);
    assertThat(row.stage()).isNull();
    assertThat(row.pass1()).isNull();
    assertThat(store.runs().detail(fresh.id()).orElseThrow().settings()).contains("signal:");
  }

  @Test
  void detailHoldsStagesAndAttempts() {
    RunDetail detail = store.runs().detail(id).orElseThrow();
    assertThat(detail.stages())
        .extracting(StageRow::stage)
        .containsExactly("sft", "probe", "signal", "evaluate");
    assertThat(detail.stages().getFirst().isFinished()).isTrue();
    assertThat(detail.stages().getFirst().seconds()).isEqualTo(12.5);
    assertThat(detail.stages().get(1).isFinished()).isFalse();
    assertThat(detail.stages().get(1).started()).isNull();
    assertThat(detail.attempts().getFirst().machine()).containsEntry("java", "25");
    assertThat(detail.attempts().getFirst().pid()).isEqualTo(4711);
    assertThat(detail.attempts().getFirst().state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void stageThatNoPlanNamesIsListedBehindAndNotInTheDetail() {
    RunEvent.GroupSampled group = SmallRun.group("p1", 5, Outcome.CORRECT);
    Path late = folder.resolve("late.jsonl");
    long last = Journal.readAll(run.attempts().getFirst().journal()).getLast().seq();
    try (Journal.Writer journal = new Journal.Writer(late, last, SmallRun.CLOCK)) {
      journal.write(
          new RunEvent.GroupSampled("probe:sft", 5, "p1", 1, null, null, group.rollouts()));
    }
    SmallRun.append(run.attempts().getFirst().journal(), SmallRun.read(late));
    store.take(run);
    assertThat(store.runs().stages(id)).extracting(StageRow::stage).endsWith("probe:sft");
    assertThat(store.runs().detail(id).orElseThrow().stages())
        .extracting(StageRow::stage)
        .doesNotContain("probe:sft");
  }

  @Test
  void metricSeriesHoldsEveryValueWhereThereIsRoom() {
    List<MetricSeries> series =
        store.live().metricSeries(id, "signal", List.of("reward", "entropy", "missing"), 500);
    assertThat(series.getFirst().buckets())
        .containsExactly(
            new MetricSeries.Bucket(1, 1, .25, .25, .25),
            new MetricSeries.Bucket(2, 2, .5, .5, .5),
            new MetricSeries.Bucket(3, 3, .75, .75, .75));
    assertThat(series.get(1).name()).isEqualTo("entropy");
    assertThat(series.get(2).buckets()).isEmpty();
    assertThat(store.live().metricNames(id, "signal")).containsExactly("entropy", "reward");
  }

  @Test
  void decimatedSeriesKeepsExtremesAndEveryStep() {
    RunFolder long1 = SmallRun.folder(folder.resolve("runs"));
    Attempt attempt = long1.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, SmallRun.CLOCK)) {
      for (int step = 1; step <= 1000; step++) {
        double value = step == 503 ? 40 : step == 504 ? -40 : 1;
        journal.write(
            new RunEvent.MetricsRecorded("signal", step, java.util.Map.of("reward", value)));
      }
    }
    store.take(long1);
    MetricSeries series =
        store.live().metricSeries(long1.id(), "signal", List.of("reward"), 60).getFirst();
    assertThat(series.points()).isEqualTo(1000);
    assertThat(series.buckets()).hasSizeBetween(30, 60);
    assertThat(series.buckets().getFirst().firstStep()).isEqualTo(1);
    assertThat(series.buckets().getLast().lastStep()).isEqualTo(1000);
    assertThat(series.buckets()).extracting(MetricSeries.Bucket::high).contains(40.0);
    assertThat(series.buckets()).extracting(MetricSeries.Bucket::low).contains(-40.0);
    for (int i = 1; i < series.buckets().size(); i++) {
      assertThat(series.buckets().get(i).firstStep())
          .isEqualTo(series.buckets().get(i - 1).lastStep() + 1);
    }
  }

  @Test
  void latestGroupsComeNewestFirst() {
    List<GroupRow> groups = store.live().latestGroups(id, "signal", 3);
    assertThat(groups).extracting(GroupRow::step).containsExactly(3, 3, 2);
    assertThat(groups).extracting(GroupRow::problem).containsExactly("p2", "p1", "p2");
    GroupRow newest = groups.getFirst();
    assertThat(newest.verdicts()).containsExactly(Outcome.CORRECT, Outcome.ERROR);
    assertThat(newest.correct()).isEqualTo(1);
    assertThat(newest.samples()).isEqualTo(2);
    assertThat(newest.subdomain()).isEqualTo("products");
    assertThat(newest.tokens()).isEqualTo(8);
    assertThat(newest.weight()).isEqualTo(.875);
    assertThat(groups.get(2).weight()).isNull();
  }

  @Test
  void uncertaintyTakesEachProblemsLatestGroupInTheWindow() {
    List<GroupRow> now = store.live().uncertainty(id, "signal", 0, Integer.MAX_VALUE);
    assertThat(now).extracting(GroupRow::problem).containsExactly("p2", "p1");
    assertThat(now).extracting(GroupRow::pCorrect).containsExactly(.5, .5);
    List<GroupRow> earlier = store.live().uncertainty(id, "signal", 0, 2);
    assertThat(earlier).extracting(GroupRow::pCorrect).containsExactly(.0, .5);
    assertThat(store.live().uncertainty(id, "signal", 9, 10)).isEmpty();
  }

  @Test
  void heatMapHasOneRowAProblemAndOneColumnAStep() {
    HeatMap map = store.live().heatMap(id, "signal", 0, 100, 100);
    assertThat(map.steps()).containsExactly(1, 2, 3);
    assertThat(map.problems())
        .containsExactly(new HeatMap.Row("p1", "sums"), new HeatMap.Row("p2", "products"));
    assertThat(map.pCorrect().get(0)).containsExactly(.5, .5, .5);
    assertThat(map.pCorrect().get(1)).containsExactly(.5, 0, .5);
    HeatMap narrow = store.live().heatMap(id, "signal", 0, 100, 2);
    assertThat(narrow.steps()).containsExactly(1, 3);
    assertThat(narrow.pCorrect().get(1)).containsExactly(.25, .5);
    assertThat(store.live().steps(id, "signal", 0)).containsExactly(1, 2, 3);
  }

  @Test
  void groupHasAllAnswersAsTheyWereWritten() {
    GroupDetail detail = store.samples().group(id, "signal", 2, "p2").orElseThrow();
    assertThat(detail.answer()).isEqualTo("35");
    assertThat(detail.group().question()).isEqualTo("100% of 3_5 =");
    assertThat(detail.rollouts())
        .isEqualTo(SmallRun.group("p2", 2, Outcome.UNPARSED, Outcome.TRUNCATED).rollouts());
    assertThat(store.samples().group(detail.group().place())).contains(detail);
    assertThat(store.samples().group(id, "signal", 7, "p2")).isEmpty();
    assertThat(store.samples().group(id, "signal", 1, "p2").orElseThrow().rollouts())
        .isEqualTo(SmallRun.group("p2", 1, Outcome.CORRECT, Outcome.ERROR).rollouts());
  }

  @Test
  void historyOfAProblemSpansItsSteps() {
    assertThat(store.samples().history(id, "p1"))
        .extracting(GroupRow::step)
        .containsExactly(3, 2, 1);
    assertThat(store.samples().subdomains(id)).containsExactly("products", "sums");
  }

  @Test
  void resultsComeBackAsTheyWereWritten() {
    assertThat(store.results().evaluations(id))
        .containsExactly(
            SmallRun.result("base", .125),
            SmallRun.result("signal", .5),
            SmallRun.result("joint", .25));
    assertThat(store.results().probes(id)).containsExactly(SmallRun.PROBE);
    assertThat(store.results().specialists(id)).containsExactly(SmallRun.SPECIALIST);
    assertThat(store.results().checkpoints(id).getFirst().bytes()).isEqualTo(1000);
    assertThat(store.results().models(id).getFirst().description()).isEqualTo("fused");
    assertThat(store.results().problems(id, "signal"))
        .extracting(RunEvent.ProblemRow::id)
        .containsExactly("p1", "p2");
  }

  @Test
  void laneKeepsTheNewestMarksInOrder() {
    List<EventRow> all = store.live().events(id, 100);
    assertThat(all).extracting(EventRow::seq).isSorted();
    assertThat(all.getFirst().kind()).isEqualTo("attempt-started");
    assertThat(all.getLast().state()).isEqualTo(RunState.FINISHED);
    assertThat(all).extracting(EventRow::message).contains("note of step 2");
    assertThat(store.live().events(id, 2)).isEqualTo(all.subList(all.size() - 2, all.size()));
  }

  @Test
  void searchFindsRunsAndProblems() {
    assertThat(store.runs().search("3_5", 10)).extracting(SearchHit::problem).containsExactly("p2");
    assertThat(store.runs().search(run.identity().name().toUpperCase(java.util.Locale.ROOT), 10))
        .contains(new SearchHit(id, run.identity().name(), null, run.identity().name()));
    assertThat(store.runs().search("nothing like it", 10)).isEmpty();
  }

  @Test
  void unknownRunGivesEmptyAnswers() {
    assertThat(store.runs().find("nobody")).isEmpty();
    assertThat(store.live().latestGroups("nobody", "signal", 5)).isEmpty();
    assertThat(store.live().heatMap("nobody", "signal", 0, 9, 9).problems()).isEmpty();
    assertThat(store.samples().step("nobody", "signal", 1, 9).groups()).isEmpty();
    assertThat(store.results().evaluations("nobody")).isEmpty();
  }

  @Test
  void forgettingARunLeavesTheOthersAndNoRows() {
    RunFolder other = SmallRun.finished(folder.resolve("runs"));
    store.take(other);
    assertThat(store.contents().rollouts()).isEqualTo(36);
    store.forget(id);
    assertThat(store.runs().list()).extracting(RunRow::id).containsExactly(other.id());
    assertThat(store.contents().rollouts()).isEqualTo(18);
    assertThat(store.contents().metrics()).isEqualTo(6);
    store.forget(other.id());
    assertThat(store.contents().groups()).isZero();
    assertThat(store.contents().metrics()).isZero();
  }

  @Test
  void stepHasItsGroupsInTheOrderOfSamplingAndSaysWhatWasCut() {
    StepGroups two = store.samples().step(id, "signal", 2, 10);
    assertThat(two.groups())
        .extracting(detail -> detail.group().problem())
        .containsExactly("p1", "p2");
    assertThat(two.sampled()).isEqualTo(2);
    for (GroupDetail detail : two.groups()) {
      assertThat(store.samples().group(id, "signal", 2, detail.group().problem())).contains(detail);
    }
    StepGroups newest = store.samples().step(id, "signal", 2, 1);
    assertThat(newest.groups()).containsExactly(two.groups().getLast());
    assertThat(newest.sampled()).isEqualTo(2);
    assertThat(store.samples().step(id, "signal", 9, 1).sampled()).isZero();
    assertThat(store.samples().step(id, "sft", 1, 1).groups()).isEmpty();
  }

  @Test
  void stepsAreThoseAtWhichGroupsWereSampled() {
    assertThat(store.live().steps(id, "signal", 0)).containsExactly(1, 2, 3);
    assertThat(store.live().steps(id, "signal", 2)).containsExactly(2, 3);
    assertThat(store.live().steps(id, "signal", 4)).isEmpty();
    assertThat(store.live().steps(id, "sft", 0)).isEmpty();
  }
}
