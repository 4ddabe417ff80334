package org.spectrumworkbench.core.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;
import org.spectrumworkbench.core.experiment.RunEvent.StateChanged;

/** Whole runs of a few steps on the tiny model. */
final class WorkerTest {
  private static final Settings SMALL =
      settings(
          "name=small",
          "threads=1",
          "model.from-scratch=true",
          "base.steps=20",
          "sft.steps=12",
          "probe.every=4",
          "probe.problems=2",
          "probe.samples=4",
          "probe.k=4",
          "signal.steps=6",
          "signal.save-every=2",
          "signal.problems=6",
          "signal.group=4",
          "signal.micro-batch=2",
          "evaluate.problems=8",
          "evaluate.samples=4",
          "evaluate.k=[1, 4]",
          "signal.drop-no-signal=false");

  @TempDir static Path folder;
  private static RunFolder whole;

  /** Stands for a process that dies without a word. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  static void runOnceWithoutInterruption() {
    whole = RunFolder.create(folder, SMALL, Clock.systemUTC());
    assertThat(Worker.run(whole.newAttempt())).as(log(whole)).isEqualTo(RunState.FINISHED);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {StackOverflowError.class, UnsatisfiedLinkError.class, AssertionError.class})
  void whatTheMachineOrALibraryThrowsIsWrittenDown(Class<? extends Error> thrown) throws Exception {
    RunFolder run = RunFolder.create(folder, RunOutcome.small("stages=[]"), Clock.systemUTC());
    Error error = thrown.getDeclaredConstructor().newInstance();

    RunState end =
        Worker.run(
            run.newAttempt(),
            event -> {
              if (event instanceof RunEvent.StageStarted) {
                throw error;
              }
            });

    assertThat(end).isEqualTo(RunState.FAILED);
    assertThat(events(run, StateChanged.class, state -> true).getLast().message())
        .contains(thrown.getSimpleName(), "fault of the program");
  }

  @Test
  void aRunLeavesAResultForEachModelInOrder() {
    RunResult result = RunResult.read(whole.resultFile());

    assertThat(result.stages())
        .extracting(StageResult::stage)
        .containsExactly("base", "spectrum", "signal");
    for (StageResult stage : result.stages()) {
      assertThat(stage.problems()).isEqualTo(8);
      assertThat(stage.samples()).isEqualTo(4);
      assertThat(stage.passk()).containsOnlyKeys(4);
      assertThat(stage.interval()).containsOnlyKeys("pass1", "pass4");
      assertThat(stage.subdomains())
          .containsOnlyKeys("algebra", "geometry", "calculus", "statistics");
      assertThat(stage.correct()).hasSize(8);
      assertThat(stage.pass1()).isEqualTo(stage.correct().stream().mapToInt(c -> c).sum() / 32.0);
    }
    assertThat(result.stages()).extracting(StageResult::wallSeconds).isSorted();
    assertThat(result.settings()).containsEntry("seed", 1);
  }

  @Test
  void whatIsShownOfARunIsWhatTheWorkerReadAndTook() throws IOException {
    RunResult result = RunResult.read(whole.resultFile());
    RunEvent.AttemptStarted started =
        events(whole, RunEvent.AttemptStarted.class, s -> true).getFirst();

    assertThat(result.settings()).isEqualTo(whole.settings().all());
    assertThat(Experiment.of(whole.settings())).isEqualTo(Experiment.of(SMALL));
    assertThat(result.machine()).isEqualTo(new java.util.TreeMap<>(started.machine()));
    assertThat(started.machine())
        .containsEntry("seed", "1")
        .containsEntry("threads", "1")
        .containsEntry("base model", "tiny-base")
        .containsKeys(
            "program",
            "commit",
            "djl",
            "libtorch",
            "java",
            "jvm",
            "os",
            "kernel",
            "processors",
            "base model, sha256",
            "probing problems (select), sha256",
            "probing problems (confirm), sha256",
            "evaluation problems, sha256");
    assertThat(Origins.settingsStand(whole, started.machine())).isTrue();
    Resources used = Attempt.resourcesOf(whole).get(1);
    assertThat(used).isNotNull();
    assertThat(used.seconds()).isBetween(.1, 600.0);
    assertThat(used.ended()).isAfter(used.started());
    assertThat(result.resources()).isNotNull();
    assertThat(result.resources().started()).isEqualTo(used.started());
  }

  @Test
  void settingsThatWereEditedAfterwardsAreToldFromThoseRead() throws IOException {
    Path copy = folder.resolve("edited");
    RunFolder edited = RunFolder.createAt(copy, SMALL, Clock.systemUTC());
    Map<String, String> read =
        events(whole, RunEvent.AttemptStarted.class, s -> true).getFirst().machine();
    Files.copy(
        whole.path().resolve(RunFolder.SETTINGS),
        copy.resolve(RunFolder.SETTINGS),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(Origins.settingsStand(edited, read)).isTrue();

    Files.writeString(
        copy.resolve(RunFolder.SETTINGS),
        ExperimentFile.write(SMALL.with("signal.lambda", "3", "test")));

    assertThat(Origins.settingsStand(edited, read)).isFalse();
  }

  @Test
  void pathInAJournalThatLeadsOutOfTheRunIsRefused() throws IOException {
    Path out = Files.createDirectories(folder.resolve("outside"));
    Path link = whole.path().resolve("link");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, out);
    }
    for (String path :
        List.of("..", "../outside", "attempt-1/../../outside", "/etc", "", ".", "link", "link/x")) {
      if (path.equals("link/x")) {
        Files.createDirectories(out.resolve("x"));
      }
      assertThatThrownBy(() -> whole.inside(path))
          .as(path)
          .isInstanceOf(org.spectrumworkbench.core.WorkbenchException.class)
          .hasMessageContaining("is not in its folder");
    }
    assertThat(whole.inside("attempt-1/models/signal")).isDirectory();
    Files.delete(link);
  }

  @Test
  void everyTrainedGroupIsKeptWithItsRolloutsAndWeights() {
    List<GroupSampled> groups = events(whole, GroupSampled.class, g -> g.stage().equals("signal"));

    assertThat(groups).hasSize(6 * 6);
    for (GroupSampled group : groups) {
      assertThat(group.rollouts()).hasSize(4);
      double p = group.rollouts().stream().mapToDouble(RunEvent.Rollout::reward).sum() / 4;
      assertThat(group.pCorrect()).isEqualTo(p);
      assertThat(group.weight()).isNotNull();
      assertThat(group.rollouts()).allSatisfy(r -> assertThat(r.reason()).isNotBlank());
    }
  }

  @Test
  void everyGroupNamesAProblemThatWasDeclared() {
    java.util.Set<String> declared = new java.util.HashSet<>();
    for (RunEvent.ProblemsDeclared set :
        events(whole, RunEvent.ProblemsDeclared.class, s -> true)) {
      set.problems().forEach(problem -> declared.add(problem.id()));
    }

    assertThat(events(whole, GroupSampled.class, g -> true))
        .isNotEmpty()
        .allSatisfy(group -> assertThat(declared).contains(group.problem()));
  }

  @Test
  void killedAndResumedInAnyStageEndsWithTheSameNumbers() {
    for (String where : List.of("sft:7", "signal:5", "probe:probe", "evaluate-spectrum:")) {
      RunFolder run = RunFolder.create(folder, SMALL, Clock.systemUTC());
      assertThatThrownBy(() -> Worker.run(run.newAttempt(), killAt(where)))
          .isInstanceOf(Killed.class);
      assertThat(run.latestAttempt().orElseThrow().state()).isNotEqualTo(RunState.FINISHED);

      assertThat(Worker.run(run.newAttempt())).as(where).isEqualTo(RunState.FINISHED);

      assertSameOutcome(run, where);
    }
  }

  @Test
  void stoppedAndSavedGoesOnFromThatVeryStep() {
    RunFolder run =
        RunFolder.create(
            folder,
            SMALL
                .with("sft.steps", "400", "test")
                .with("probe.every", "200", "test")
                .with("stages", "[spectrum]", "test"),
            Clock.systemUTC());
    Attempt first = run.newAttempt();
    RunState state =
        Worker.run(
            first,
            event -> {
              if (event instanceof MetricsRecorded m && m.stage().equals("sft") && m.step() == 3) {
                first.command(Attempt.Command.STOP_AND_SAVE);
              }
            });

    assertThat(state).isEqualTo(RunState.STOPPED);
    ResumePoint resume = ResumePoint.of(run.events());
    assertThat(resume.checkpoint()).isNotNull();
    int saved = resume.checkpoint().step();
    assertThat(saved).isGreaterThanOrEqualTo(3).isLessThan(400);
    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);
    List<Integer> steps =
        events(run, MetricsRecorded.class, m -> m.stage().equals("sft")).stream()
            .map(MetricsRecorded::step)
            .toList();
    assertThat(steps).hasSize(400).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aPausedWorkerSaysSoAndGoesOn() {
    RunFolder run =
        RunFolder.create(
            folder,
            SMALL.with("stages", "[]", "test").with("base.steps", "200", "test"),
            Clock.systemUTC());
    Attempt attempt = run.newAttempt();
    attempt.command(Attempt.Command.PAUSE);
    // Somebody continues once the journal says that the worker has paused.
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              while (Journal.readAll(attempt.journal()).stream()
                  .noneMatch(
                      l -> l.event() instanceof StateChanged c && c.state() == RunState.PAUSED)) {
                Thread.onSpinWait();
                Thread.yield();
              }
              attempt.command(Attempt.Command.CONTINUE);
            });

    assertThat(Worker.run(attempt)).isEqualTo(RunState.FINISHED);

    assertThat(other.isInterrupted()).isFalse();
    assertThat(events(run, StateChanged.class, c -> true))
        .extracting(StateChanged::state)
        .containsExactly(RunState.RUNNING, RunState.PAUSED, RunState.RUNNING, RunState.FINISHED);
    assertThat(secondsOfBase(run) + pausedSeconds(run))
        .as("a pause is no work")
        .isLessThanOrEqualTo(betweenStartAndEndOfBase(run) + .05);
  }

  private static double secondsOfBase(RunFolder run) {
    return events(run, RunEvent.StageFinished.class, f -> f.stage().equals("base"))
        .getFirst()
        .seconds();
  }

  private static double pausedSeconds(RunFolder run) {
    List<JournalLine> changes =
        run.events().filter(line -> line.event() instanceof StateChanged).toList();
    return seconds(changes.get(1), changes.get(2));
  }

  private static double betweenStartAndEndOfBase(RunFolder run) {
    List<JournalLine> ends =
        run.events()
            .filter(line ->
                line.event() instanceof RunEvent.StageStarted s && s.stage().equals("base")
                    || line.event() instanceof RunEvent.StageFinished f && f.stage().equals("base"))
            .toList();
    return seconds(ends.getFirst(), ends.getLast());
  }

  private static double seconds(JournalLine from, JournalLine to) {
    return java.time.Duration.between(from.time(), to.time()).toNanos() / 1e9;
  }

  @Test
  void theLastCheckpointIsProbedWhereverItFalls() {
    RunFolder run = finish("sft.steps=10");

    assertThat(events(run, RunEvent.ProbeScored.class, p -> true))
        .extracting(RunEvent.ProbeScored::step)
        .containsOnly(4, 8, 10);
  }

  @Test
  void tooManyProblemsAreRefusedBeforeAnythingIsTrained() {
    RunFolder run =
        RunFolder.create(
            folder,
            SMALL
                .with("problems.subdomains", "[geometry]", "test")
                .with("signal.problems", "4096", "test"),
            Clock.systemUTC());

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FAILED);

    assertThat(log(run)).contains("signal.problems is 4096", "at most");
    assertThat(events(run, RunEvent.StageStarted.class, s -> true)).isEmpty();
  }

  @Test
  void killedFromOutsideInTwoStagesEndsWithTheSameBits() throws Exception {
    RunFolder run = RunFolder.create(folder, SMALL, Clock.systemUTC());

    killWhenAt(run, "sft:7");
    killWhenAt(run, "signal:5");
    assertThat(inProcessOfItsOwn(run, "never")).isEqualTo("FINISHED");

    assertThat(events(run, RunEvent.AttemptStarted.class, a -> true)).hasSize(3);
    assertThat(events(run, RunEvent.StageStarted.class, s -> s.fromStep() > 0))
        .extracting(s -> s.stage() + ":" + s.fromStep())
        .containsExactly("sft:4", "signal:4");
    assertSameOutcome(run, "killed twice");
  }

  private static void killWhenAt(RunFolder run, String where) throws Exception {
    assertThat(inProcessOfItsOwn(run, where)).isEqualTo(StandingWorker.HERE);
    assertThat(run.latestAttempt().orElseThrow().state()).isEqualTo(RunState.INTERRUPTED);
  }

  /**
   * Starts a worker on the run's next attempt and kills it as soon as it says a word.
   *
   * @return the word: where it stood, or the state it ended in
   */
  private static String inProcessOfItsOwn(RunFolder run, String standsAt) throws Exception {
    Attempt attempt = run.newAttempt();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Dlogback.configurationFile=none.xml",
            "-cp",
            System.getProperty("java.class.path"),
            StandingWorker.class.getName(),
            run.path().toString(),
            Integer.toString(attempt.number()),
            standsAt);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.redirectError(attempt.log().toFile());
    Process process = builder.start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(StandingWorker.WORD)) {
          return line.substring(StandingWorker.WORD.length());
        }
      }
      return "nothing: " + Files.readString(attempt.log());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aCheckpointCutShortIsPassedOverForTheOneBefore() throws IOException {
    for (String file : List.of("model.safetensors", "optimizer.safetensors", "tokenizer.json")) {
      RunFolder run = RunFolder.create(folder, SMALL, Clock.systemUTC());
      assertThatThrownBy(() -> Worker.run(run.newAttempt(), killAt("sft:11")))
          .isInstanceOf(Killed.class);
      RunEvent.CheckpointSaved newest = ResumePoint.of(run.events()).checkpoint();
      assertThat(newest.step()).isEqualTo(8);
      cutInHalf(run.path().resolve(newest.path()).resolve(file));

      assertThat(Worker.run(run.newAttempt())).as(log(run)).isEqualTo(RunState.FINISHED);

      assertThat(events(run, RunEvent.StageStarted.class, s -> s.stage().equals("sft")))
          .extracting(RunEvent.StageStarted::fromStep)
          .containsExactly(0, 4);
      assertThat(events(run, RunEvent.Noted.class, n -> n.message().contains("cannot be used")))
          .singleElement()
          .satisfies(note -> {
            assertThat(note.stage()).isEqualTo("sft");
            assertThat(note.step()).isEqualTo(8);
            assertThat(note.message()).contains(file).contains("the one before");
          });
      assertSameOutcome(run, file);
    }
  }

  @Test
  void withoutAnyWholeCheckpointTheStageBeginsAnew() throws IOException {
    RunFolder run = RunFolder.create(folder, SMALL, Clock.systemUTC());
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), killAt("sft:7")))
        .isInstanceOf(Killed.class);
    Path checkpoint = run.path().resolve(ResumePoint.of(run.events()).checkpoint().path());
    Files.delete(checkpoint.resolve("config.json"));

    assertThat(Worker.run(run.newAttempt())).as(log(run)).isEqualTo(RunState.FINISHED);

    assertSameOutcome(run, "from the stage's start");
  }

  private static void cutInHalf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void attemptsThatNeverGetToWorkSayWhatTheySupersede() throws IOException {
    RunFolder run = RunFolder.create(folder, SMALL, Clock.systemUTC());
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), killAt("sft:7")))
        .isInstanceOf(Killed.class);
    long holds = ResumePoint.of(run.events()).seq();
    Path settings = run.path().resolve("experiment.yaml");
    String good = Files.readString(settings);
    String noSuchDevice = SMALL.with("device", "gpu:999", "test").value("device").toString();
    Files.writeString(settings, good.replaceFirst("(?m)^device: .*$", "device: " + noSuchDevice));

    for (int n = 2; n <= 3; n++) {
      assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FAILED);

      List<JournalLine> lines = Journal.readAll(run.latestAttempt().orElseThrow().journal());
      assertThat(lines)
          .extracting(JournalLine::seq)
          .containsExactly(holds + 1, holds + 2, holds + 3);
      assertThat(lines.get(1).event()).isInstanceOf(RunEvent.ResourcesUsed.class);
      assertThat(lines.getFirst().event())
          .isInstanceOfSatisfying(
              RunEvent.AttemptStarted.class,
              started -> {
                assertThat(started.resumedAfter()).isEqualTo(holds);
                assertThat(started.stages()).isEqualTo(Pipeline.plan(Experiment.of(SMALL)));
              });
      assertThat(lines.getLast().event())
          .isInstanceOfSatisfying(
              StateChanged.class, end -> assertThat(end.message()).contains("gpu:999"));
    }

    Files.writeString(settings, good);
    assertThat(Worker.run(run.newAttempt())).as(log(run)).isEqualTo(RunState.FINISHED);
    assertSameOutcome(run, "after two attempts that failed at once");
  }

  @Test
  void anAttemptThatCannotReadTheEarlierOnesFailsAndSupersedesNothing() throws IOException {
    RunFolder run = RunFolder.create(folder, SMALL, Clock.systemUTC());
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), killAt("sft:7")))
        .isInstanceOf(Killed.class);
    Path journal = run.latestAttempt().orElseThrow().journal();
    byte[] good = Files.readAllBytes(journal);
    Files.write(journal, ("garbage\n" + new String(good, UTF_8)).getBytes(UTF_8));

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FAILED);

    Attempt failed = run.latestAttempt().orElseThrow();
    assertThat(failed.lastChange().orElseThrow().message()).contains("damaged at byte 0");
    Files.write(journal, good);
    assertThat(ResumePoint.of(run.events()).checkpoint().step()).isEqualTo(4);
    assertThat(Worker.run(run.newAttempt())).as(log(run)).isEqualTo(RunState.FINISHED);
    assertSameOutcome(run, "after the journal was restored");
  }

  @Test
  void aModelThatIsNotThereFailsWithItsName() {
    RunFolder run =
        RunFolder.create(
            folder,
            SMALL
                .with("model.from-scratch", "false", "test")
                .with("model.folder", folder.resolve("nowhere").toString(), "test"),
            Clock.systemUTC());

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FAILED);

    assertThat(log(run)).contains("nowhere");
  }

  @Test
  void grpoIsMgpoWithLambdaZero() {
    RunFolder grpo = finish("signal.method=grpo");
    RunFolder zero = finish("signal.lambda=0");
    RunFolder mgpo = finish("signal.lambda=4");

    assertThat(digest(grpo, "signal")).isEqualTo(digest(zero, "signal"));
    assertThat(digest(mgpo, "spectrum-of")).isEqualTo(digest(zero, "spectrum-of"));
  }

  private RunFolder finish(String setting) {
    int equals = setting.indexOf('=');
    RunFolder run =
        RunFolder.create(
            folder,
            SMALL.with(setting.substring(0, equals), setting.substring(equals + 1), "test"),
            Clock.systemUTC());
    assertThat(Worker.run(run.newAttempt())).as(log(run)).isEqualTo(RunState.FINISHED);
    return run;
  }

  /** Throws at the first event that matches: {@code stage:step}, or the first group of a stage. */
  private static Consumer<RunEvent> killAt(String where) {
    String stage = where.substring(0, where.indexOf(':'));
    String at = where.substring(where.indexOf(':') + 1);
    return event -> {
      boolean hit =
          switch (event) {
            case MetricsRecorded m ->
                m.stage().equals(stage) && at.equals(Integer.toString(m.step()));
            case RunEvent.ProbeScored p -> p.stage().equals(stage) && p.step() == 8;
            case GroupSampled g -> g.stage().equals(stage) && at.isEmpty();
            default -> false;
          };
      if (hit) {
        throw new Killed();
      }
    };
  }

  private void assertSameOutcome(RunFolder run, String where) {
    for (String stage : List.of("fuse", "signal")) {
      assertThat(digest(run, stage)).as(where + " " + stage).isEqualTo(digest(whole, stage));
    }
    assertThat(RunResult.read(run.resultFile()).stages())
        .extracting(StageResult::correct)
        .as(where)
        .isEqualTo(
            RunResult.read(whole.resultFile()).stages().stream()
                .map(StageResult::correct)
                .toList());
    assertThat(measured(run)).as(where).isEqualTo(measured(whole));
  }

  /** Every metric of every step but those that measure time. */
  private static List<Map<String, Double>> measured(RunFolder run) {
    List<Map<String, Double>> all = new ArrayList<>();
    for (MetricsRecorded m : events(run, MetricsRecorded.class, x -> true)) {
      Map<String, Double> values = new java.util.TreeMap<>(m.values());
      values.keySet().removeIf(name -> name.endsWith("_seconds"));
      all.add(values);
    }
    return all;
  }

  /** The bytes of a stage's model, as text to compare. */
  private static String digest(RunFolder run, String stage) {
    String of = stage.equals("spectrum-of") ? "fuse" : stage;
    return events(run, RunEvent.ModelSaved.class, m -> m.stage().equals(of)).stream()
        .map(m -> run.path().resolve(m.path()).resolve("model.safetensors"))
        .map(WorkerTest::hash)
        .toList()
        .toString();
  }

  private static String hash(Path file) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T extends RunEvent> List<T> events(
      RunFolder run, Class<T> type, Predicate<T> which) {
    Stream<T> all = run.events().map(JournalLine::event).filter(type::isInstance).map(type::cast);
    return all.filter(which).toList();
  }

  private static String log(RunFolder run) {
    return events(run, StateChanged.class, c -> true).toString();
  }

  private static Settings settings(String... values) {
    Settings all = Settings.initial();
    for (String value : values) {
      int equals = value.indexOf('=');
      all = all.with(value.substring(0, equals), value.substring(equals + 1), "test");
    }
    return all;
  }
}
