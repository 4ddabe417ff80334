package org.spectrumworkbench.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.bench.BenchFilter.Cell;
import org.spectrumworkbench.app.bench.BenchModel.Shown;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.verify.CheckKind;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.bench.CaseFile;
import org.spectrumworkbench.core.verify.bench.CaseJson;
import org.spectrumworkbench.core.verify.bench.CaseLine;
import org.spectrumworkbench.core.verify.bench.Rate;
import org.spectrumworkbench.core.verify.code.Isolation;

class BenchModelTest {
  /** Of 24 right answers the verifier sees 22; of 2 wrong ones it takes one for right. */
  private static final int RIGHT = 22;

  @TempDir Path home;
  private TestWorkspace fakes;
  private BenchModel model;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    model = new BenchModel(fakes.workspace);
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private Path cases() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < RIGHT; i++) {
      lines.add(row(i, "numbers", Integer.toString(i), Integer.toString(i), true));
    }
    lines.add(row(97, "words", "8", "eight", true));
    lines.add(row(98, "words", "9", "nine", true));
    lines.add(row(99, "words", "9 km", "9 miles", false));
    lines.add("{broken");
    lines.add(row(100, "words", "9", "10", false));
    Path file = home.resolve("cases.jsonl");
    Files.write(file, lines);
    return file;
  }

  private static String row(int id, String category, String gold, String answer, boolean right) {
    return "{\"id\":%d,\"category\":\"%s\",\"kind\":\"numeric\",\"gold\":\"%s\",\"answer\":\"%s\",\"expected\":%s}"
        .formatted(id, category, gold, answer, right);
  }

  private Shown run(Path file) {
    model.chooseFile(file);
    model.run();
    return shown();
  }

  private Shown shown() {
    return model.shownProperty().get().orElseThrow();
  }

  private Row chosen() {
    return model.chosenProperty().get().orElseThrow();
  }

  private List<String> listed() {
    return model.rowsProperty().get().stream().map(row -> row.result().item().id()).toList();
  }

  @Test
  void runCountsVerdictsAgainstWhatWasExpectedAndKeepsFaultyLines() throws IOException {
    Shown shown = run(cases());

    assertThat(shown.rows()).hasSize(RIGHT + 4);
    assertThat(shown.before().all().falseNegatives()).isEqualTo(new Rate(2, RIGHT + 2));
    assertThat(shown.before().all().falsePositives()).isEqualTo(new Rate(1, 2));
    assertThat(shown.outcome().faults()).singleElement().extracting("line").isEqualTo(26L);
    assertThat(shown.outcome().verifiers()).isEqualTo("numeric/1");
    assertThat(shown.outcome().isolation()).isEmpty();
    assertThat(shown.asksForLabels()).isFalse();
    assertThat(fakes.dialogs.faults).isEmpty();
  }

  @Test
  void cellCategoryAndTextNarrowTheList() throws IOException {
    run(cases());

    Cell missed = new Cell(true, Outcome.UNPARSED);
    model.toggle(missed);
    assertThat(listed()).containsExactly("97", "98");
    model.toggle(missed);
    assertThat(listed()).hasSize(RIGHT + 4);

    model.filter(model.filterProperty().get().withCategory("words"));
    assertThat(listed()).containsExactly("97", "98", "99", "100");
    model.filter(model.filterProperty().get().withText("MILES"));
    assertThat(listed()).containsExactly("99");
  }

  @Test
  void overrideChangesTheRateAfterItOnlyAndIsUndoneAndRedone() throws IOException {
    run(cases());
    model.toggle(new Cell(true, Outcome.UNPARSED));
    assertThat(chosen().result().item().id()).isEqualTo("97");

    model.override(true, " a number in words ");

    assertThat(shown().before().all().falseNegatives()).isEqualTo(new Rate(2, RIGHT + 2));
    assertThat(shown().after().all().falseNegatives()).isEqualTo(new Rate(1, RIGHT + 2));
    assertThat(shown().overridden()).isEqualTo(1);
    assertThat(listed()).containsExactly("98");
    assertThat(chosen().result().item().id()).as("still in sight").isEqualTo("97");
    assertThat(chosen().result().override().reason()).isEqualTo("a number in words");
    assertThat(chosen().result().override().at()).isEqualTo(TestWorkspace.CLOCK.instant());

    model.undo();
    assertThat(shown().after().all().falseNegatives()).isEqualTo(new Rate(2, RIGHT + 2));
    assertThat(model.canUndoProperty().get()).isFalse();
    model.redo();
    assertThat(shown().after().all().falseNegatives()).isEqualTo(new Rate(1, RIGHT + 2));

    model.takeBack();
    assertThat(shown().overridden()).isZero();
    model.undo();
    assertThat(shown().overridden()).isEqualTo(1);
  }

  @Test
  void overrideIsThereAgainAtTheNextStart() throws IOException {
    Path file = cases();
    run(file);
    model.choose(model.rowsProperty().get().get(RIGHT));
    model.override(true, "a number in words");

    model = new BenchModel(fakes.workspace);
    Shown again = run(file);

    assertThat(again.overridden()).isEqualTo(1);
    assertThat(again.after().all().falseNegatives()).isEqualTo(new Rate(1, RIGHT + 2));
    assertThat(model.canUndoProperty().get()).isFalse();
  }

  @Test
  void damagedRulingsAreToldAndNothingIsRun() throws IOException {
    Path rulings = home.resolve("verifier-bench").resolve("rulings.json");
    Files.createDirectories(rulings.getParent());
    Files.writeString(rulings, "{");

    model.chooseFile(cases());
    model.run();

    assertThat(model.shownProperty().get()).isEmpty();
    assertThat(fakes.dialogs.faults).singleElement().asString().contains("rulings.json");
    assertThat(model.runningProperty().get()).isEmpty();
  }

  @Test
  void cancelledRunLeavesWhatWasShown() throws IOException {
    Deque<Runnable> waiting = new ArrayDeque<>();
    Background later =
        new Background(
            waiting::add,
            Runnable::run,
            failure -> {
              throw new AssertionError(failure);
            });
    try (TestWorkspace slow = new TestWorkspace(home.resolve("slow"), later)) {
      BenchModel busy = new BenchModel(slow.workspace);
      busy.chooseFile(cases());
      busy.run();
      assertThat(busy.runningProperty().get()).isPresent();

      busy.cancel();
      waiting.forEach(Runnable::run);

      assertThat(busy.runningProperty().get()).isEmpty();
      assertThat(busy.shownProperty().get()).isEmpty();
    }
  }

  @Test
  void exportedLinesAreCasesAgainAndCsvHasARowEach() throws IOException {
    run(cases());
    model.filter(model.filterProperty().get().withCategory("words"));
    Path lines = home.resolve("out.jsonl");
    Path csv = home.resolve("out.csv");

    model.export(lines);
    model.export(csv);

    List<CaseLine> read = new ArrayList<>();
    try (var source = Files.newBufferedReader(lines)) {
      new CaseFile(new CaseJson()).read(source, read::add);
    }
    assertThat(read)
        .extracting(line -> ((CaseLine.Read) line).item())
        .isEqualTo(model.rowsProperty().get().stream().map(r -> r.result().item()).toList());
    assertThat(Files.readAllLines(csv)).hasSize(5);
    assertThat(fakes.dialogs.notes).hasSize(2);
  }

  @Test
  void answersOfARunAreLabelledByHandAndTellTheErrorRateOnlyFromEnough() {
    RunFolder run = RunFixture.in(fakes.workspace.workbench().runs()).finish();
    fakes.sync();
    model.shown();
    CaseSource source = model.sourcesProperty().get().getLast();
    assertThat(source)
        .isInstanceOfSatisfying(
            CaseSource.OfRun.class, of -> assertThat(of.folder()).isEqualTo(run.path()));

    model.choose(source);
    model.run();
    assertThat(shown().rows()).hasSize(BenchRun.SAMPLE);
    assertThat(shown().asksForLabels()).isTrue();
    assertThat(shown().labelled()).isZero();

    // A person who finds every answer right: what the verifier called wrong is a false negative.
    int missed = 0;
    for (int i = 0; i < Rate.FEWEST_CASES; i++) {
      assertThat(shown().after().all().falseNegatives().canTell()).isFalse();
      missed += chosen().result().outcome() == Outcome.CORRECT ? 0 : 1;
      model.label(true);
    }
    Rate rate = shown().after().all().falseNegatives();
    assertThat(rate).isEqualTo(new Rate(missed, Rate.FEWEST_CASES));
    assertThat(rate.canTell()).isTrue();
    assertThat(shown().labelled()).isEqualTo(Rate.FEWEST_CASES);

    model.filter(model.filterProperty().get().withUnlabelled(true));
    assertThat(model.rowsProperty().get()).hasSize(BenchRun.SAMPLE - Rate.FEWEST_CASES);

    model.undo();
    assertThat(shown().labelled()).isEqualTo(Rate.FEWEST_CASES - 1);
  }

  @Test
  void answersOfARunAreOfTheKindOfTheirProblems() {
    Check choice = new Check.Choice(List.of("5", "6", "7"));
    Check program =
        new Check.Program(
            new ProgramTests.Statements(
                ProgramTests.Language.PYTHON, 6, "", "f", "", List.of("assert f(1) == 2")));
    RunFixture.in(fakes.workspace.workbench().runs()).checks(Check.MATH, choice, program).finish();
    fakes.sync();
    model.shown();

    model.choose(model.sourcesProperty().get().getLast());
    model.run();

    assertThat(shown().rows())
        .hasSize(BenchRun.SAMPLE)
        .extracting(row -> row.result().item().check())
        .contains(Check.MATH, choice, program)
        .doesNotContain(Check.WHOLE_NUMBER);
  }

  @Test
  void aRunsVerifiersAndIsolationAreThoseThatItNoted() {
    try (RunFixture.Worker worker =
        RunFixture.in(fakes.workspace.workbench().runs()).openAtStep(1)) {
      worker.write(
          new RunEvent.AttemptStarted(
              worker.run().id(),
              "fixture",
              1,
              0,
              List.of(),
              Map.of("verifier", "program/1", "programs", Isolation.WEAK.words()),
              1));
    }
    fakes.sync();
    model.shown();

    model.choose(model.sourcesProperty().get().getLast());
    model.run();

    assertThat(shown().outcome().verifiers()).isEqualTo("program/1");
    assertThat(shown().outcome().isolation().orElseThrow().isolation()).isEqualTo(Isolation.WEAK);
  }

  @Test
  void caseThatSaysWhatIsRightCannotBeLabelled() throws IOException {
    run(cases());
    model.label(false);
    assertThat(model.canUndoProperty().get()).isFalse();
  }

  @Test
  void typedAnswerIsJudgedAtOnce() {
    model.tryIt(new TryIt(CheckKind.NUMERIC, "10", "10.4", "0.5"));
    assertThat(model.triedProperty().get().verdict().orElseThrow().correct()).isTrue();
    model.tryIt(new TryIt(CheckKind.NUMERIC, "10", "10.4", ""));
    assertThat(model.triedProperty().get().verdict().orElseThrow().outcome())
        .isEqualTo(Outcome.WRONG);
    model.tryIt(new TryIt(CheckKind.CHOICE, "B", "six", "five|six"));
    assertThat(model.triedProperty().get().verdict().orElseThrow().correct()).isTrue();
    model.tryIt(new TryIt(CheckKind.COUNTDOWN, "24", "3*8", "3, 8"));
    assertThat(model.triedProperty().get().verdict().orElseThrow().correct()).isTrue();
    model.tryIt(new TryIt(CheckKind.COUNTDOWN, "24", "3*8", "three"));
    assertThat(model.triedProperty().get().verdict()).isEmpty();
    assertThat(model.triedProperty().get().hint()).contains("three");
    model.tryIt(new TryIt(CheckKind.MATH, "", "1", ""));
    assertThat(model.triedProperty().get().verdict()).isEmpty();
  }
}
