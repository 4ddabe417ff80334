package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.AttemptStarted;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.Noted;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemsDeclared;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;

class DataSetRunTest {
  @TempDir Path folder;
  private final Map<String, Split> parts = new HashMap<>();
  private ProblemSets sets = new ProblemSets(Path.of(""));

  @BeforeEach
  void writeSums() {
    sets = new ProblemSets(folder.resolve("datasets"));
    DataSetVersion written = write("sums", IntStream.range(0, 400).mapToObj(this::sum));
    try (Stream<DataRow> rows = written.rows()) {
      rows.forEach(row -> parts.put(row.problem().id(), row.part()));
    }
  }

  private DataSetVersion write(String name, Stream<Problem> problems) {
    return new DataSetLibrary(folder.resolve("datasets"))
        .write(name, Provenance.generated("test", ""), RowSource.ofProblems(problems));
  }

  private Problem sum(int i) {
    int a = 1 + i % 20;
    int b = 1 + i / 20;
    return new Problem(
        "sum-" + i,
        a > 10 ? "large" : "small",
        "sum",
        a + "+" + b + " ?",
        Integer.toString(a + b),
        Check.MATH,
        a + "+" + b + "=" + (a + b) + " answer " + (a + b));
  }

  private Settings settings(String... changes) {
    Settings settings = Settings.initial();
    String[] small = {
      "problems.set=sums",
      "sft.steps=4",
      "sft.batch=4",
      "probe.every=2",
      "probe.problems=3",
      "probe.samples=2",
      "probe.k=2",
      "signal.steps=2",
      "signal.problems=4",
      "signal.group=4",
      "signal.micro-batch=4",
      "evaluate.problems=10",
      "evaluate.samples=2",
      "evaluate.k=[1, 2]"
    };
    for (String change : Stream.concat(Stream.of(small), Stream.of(changes)).toList()) {
      int equals = change.indexOf('=');
      settings = settings.with(change.substring(0, equals), change.substring(equals + 1), "test");
    }
    return settings;
  }

  private RunFolder run(Settings settings) {
    RunFolder run = RunFolder.create(folder, sets.resolve(settings), Clock.systemUTC());
    assertThat(Worker.run(run.newAttempt(), sets)).isEqualTo(RunState.FINISHED);
    return run;
  }

  private static <T> List<T> events(RunFolder run, Class<T> type) {
    return run.events().map(JournalLine::event).filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void whatIsLeftOpenIsWrittenIntoTheRun() {
    Settings resolved = sets.resolve(settings());

    assertThat(resolved.text("problems.set")).isEqualTo("sums@1");
    assertThat(resolved.names("problems.subdomains")).containsExactly("large", "small");
  }

  @Test
  void aRunTrainsProbesAndEvaluatesOnTheRightParts() {
    RunFolder run = run(settings());

    Map<String, Set<String>> declared = new HashMap<>();
    for (ProblemsDeclared set : events(run, ProblemsDeclared.class)) {
      set.problems().stream()
          .map(ProblemRow::id)
          .forEach(declared.computeIfAbsent(set.set(), s -> new HashSet<>())::add);
    }
    assertThat(declared.get("evaluate")).hasSize(10).allMatch(id -> is(id, Split.EVALUATE));
    assertThat(declared.get("probe-select")).hasSize(6).allMatch(id -> is(id, Split.PROBE_SELECT));
    assertThat(declared.get("probe-confirm"))
        .hasSize(6)
        .allMatch(id -> is(id, Split.PROBE_CONFIRM));
    assertThat(declared.get("signal")).hasSizeGreaterThan(4).allMatch(id -> is(id, Split.TRAIN));
    assertThat(events(run, AttemptStarted.class).getFirst().machine().get("verifier"))
        .isEqualTo("math/2");
    assertThat(events(run, GroupSampled.class))
        .anySatisfy(group -> assertThat(group.rollouts()).hasSize(4));
  }

  private boolean is(String id, Split part) {
    return parts.get(id) == part;
  }

  @Test
  void anotherSetCanBeEvaluatedOnAndItsOverlapIsTold() {
    write("other", IntStream.range(0, 40).mapToObj(this::sum));

    RunFolder run = run(settings("problems.evaluate=other", "evaluate.problems=30"));

    assertThat(events(run, Noted.class))
        .anySatisfy(note ->
            assertThat(note.message()).contains("of the 30 problems").contains("decontaminate"));
  }

  @Test
  void trainingProblemsWithoutSolutionsAreTold() {
    write(
        "half",
        IntStream.range(0, 400)
            .mapToObj(i -> {
              Problem sum = sum(i);
              return new Problem(
                  sum.id(),
                  sum.subdomain(),
                  sum.family(),
                  sum.question(),
                  sum.answer(),
                  sum.check(),
                  i % 2 == 0 ? null : sum.solution());
            }));
    Settings asked = settings("problems.set=half");

    try (ExperimentProblems problems = sets.open(Experiment.of(sets.resolve(asked)))) {
      assertThat(problems.remarks())
          .anySatisfy(remark ->
              assertThat(remark)
                  .containsPattern("\\d+ of the \\d+ training problems of half@1 \\(\\d\\d %\\)")
                  .contains("no worked solution"));
    }
    try (ExperimentProblems problems = sets.open(Experiment.of(sets.resolve(settings())))) {
      assertThat(problems.remarks()).noneMatch(remark -> remark.contains("no worked solution"));
    }
  }

  @Test
  void theOverlapIsToldWhateverThePromptIs() {
    write("other", IntStream.range(0, 40).mapToObj(this::sum));
    Settings asked =
        settings("problems.evaluate=other", "evaluate.problems=30", "problems.prompt={question} =");

    try (ExperimentProblems problems = sets.open(Experiment.of(sets.resolve(asked)))) {
      assertThat(problems.remarks())
          .anySatisfy(remark -> assertThat(remark).contains("scores are inflated"));
      assertThat(problems.evaluation().problems())
          .allSatisfy(problem -> assertThat(problem.id()).startsWith("other@1:sum-"))
          .allSatisfy(problem -> assertThat(problem.question()).endsWith(" ="));
    }
  }

  @Test
  void questionsWithOtherOptionsAreOtherQuestions() {
    write(
        "choices",
        IntStream.range(0, 60)
            .mapToObj(i ->
                new Problem(
                    "c" + i % 50 + (i < 50 ? "" : "-again"),
                    "logic",
                    "choice",
                    "Which is true ?",
                    "A",
                    new Check.Choice(List.of("x = " + i % 50, "x = -1")),
                    null)));
    Settings asked = settings("problems.evaluate=choices", "evaluate.problems=50");

    try (ExperimentProblems problems = sets.open(Experiment.of(sets.resolve(asked)))) {
      assertThat(problems.evaluation().problems()).hasSize(50);
    }
    assertThatThrownBy(() ->
            sets.open(Experiment.of(sets.resolve(asked.with("evaluate.problems", "51", "test")))))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("50 distinct");
  }

  @Test
  void aSubdomainWithNothingToLearnFromIsRefusedAtTheStart() {
    write(
        "mixed",
        Stream.concat(
            IntStream.range(0, 400).mapToObj(this::sum),
            IntStream.range(0, 400)
                .mapToObj(i ->
                    new Problem(
                        "f" + i,
                        "format",
                        "format",
                        "Write " + i + " ?",
                        "",
                        new Check.Format(".*"),
                        null))));

    assertThatThrownBy(() -> sets.open(Experiment.of(sets.resolve(settings("problems.set=mixed")))))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("format");
  }

  @Test
  void aSetThatIsTooSmallForAnyRunIsNotToldToBeAskedForLess() {
    write("few", IntStream.range(0, 3).mapToObj(this::sum));
    Settings asked = settings("problems.evaluate=few", "evaluate.problems=10");
    assertThatThrownBy(() -> sets.check(Experiment.of(sets.resolve(asked))))
        .hasMessageContaining("few@1 has 3 problems")
        .extracting(fault -> ((WorkbenchException) fault).mend())
        .asString()
        .startsWith("The set is too small: at least 4 are needed. Name another set");
    write("some", IntStream.range(0, 6).mapToObj(this::sum));
    Settings more = settings("problems.evaluate=some", "evaluate.problems=10");
    assertThatThrownBy(() -> sets.check(Experiment.of(sets.resolve(more))))
        .extracting(fault -> ((WorkbenchException) fault).mend())
        .asString()
        .startsWith("Set evaluate.problems to at most 6, name another set");
  }

  @Test
  void settingsOfGeneratedProblemsAreKeptOnlyWhereTheyDoSomething() {
    String[] both = {"problems.families=[logic]", "problems.levels=[1, 2]"};
    Settings onSet = settings(both);
    Settings initial = Settings.initial();
    for (String key : List.of("problems.families", "problems.levels")) {
      assertThat(onSet.value(key)).isNotEqualTo(initial.value(key));
      assertThat(sets.resolve(onSet).value(key)).isEqualTo(initial.value(key));
      Settings generated = onSet.with("problems.set", "generated", "test");
      assertThat(sets.resolve(generated).value(key)).isEqualTo(onSet.value(key));
    }
  }

  @Test
  void namesOfGeneratorsAreNoNamesOfDataSets() {
    assertThatThrownBy(() -> write("generated", Stream.of(sum(1))))
        .isInstanceOf(WorkbenchException.class);
  }

  @Test
  void problemsTooLongForTheModelAreLeftOutAndTold() {
    Problem endless =
        new Problem(
            "long", "small", "sum", "1+".repeat(200) + "1 ?", "201", Check.MATH, "answer 201");
    write("long", Stream.concat(IntStream.range(0, 400).mapToObj(this::sum), Stream.of(endless)));

    RunFolder run = run(settings("problems.set=long"));

    assertThat(events(run, Noted.class))
        .anySatisfy(note -> assertThat(note.message()).startsWith("1 problems of long@1"));
  }

  @Test
  void moreProbingProblemsThanThereAreIsRefusedBeforeARunIsMade() {
    Experiment experiment = Experiment.of(sets.resolve(settings("probe.problems=100")));

    assertThatThrownBy(() -> sets.check(experiment))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("probe.problems asks for 100 problems of 'large'");
  }

  @Test
  void aSetThatIsNotThereIsRefusedByName() {
    assertThatThrownBy(() -> sets.resolve(settings("problems.set=gone")))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void aVerifierThatChangedSinceTheLastAttemptIsTold() {
    RunFolder run = RunFolder.create(folder, sets.resolve(settings()), Clock.systemUTC());
    Attempt older = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(older.journal(), 0, Clock.systemUTC())) {
      journal.write(
          new AttemptStarted(
              run.id(), "test", older.number(), 0, List.of(), Map.of("verifier", "math/1"), 1));
    }

    assertThat(Worker.run(run.newAttempt(), sets)).isEqualTo(RunState.FINISHED);

    assertThat(events(run, Noted.class))
        .anySatisfy(
            note -> assertThat(note.message()).contains("math/1 before the break", "math/2 now"));
  }

  @Test
  void theFirstHeldOutProblemsDoNotDependOnTheSeed() {
    try (ExperimentProblems one = sets.open(Experiment.of(sets.resolve(settings("seed=1"))));
        ExperimentProblems two = sets.open(Experiment.of(sets.resolve(settings("seed=2"))))) {
      assertThat(one.evaluation()).isEqualTo(two.evaluation());
      assertThat(one.signal(1)).isNotEqualTo(two.signal(1));
    }
  }
}
