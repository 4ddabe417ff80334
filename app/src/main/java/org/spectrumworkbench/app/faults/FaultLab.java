package org.spectrumworkbench.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.app.worker.ProgramStart;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.replay.RunComparison;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.Contents;
import org.spectrumworkbench.store.query.RunRow;

/**
 * A workbench of its own in which runs are broken: small runs with real workers, a store that looks
 * at them as a window does, and a run that nothing happened to, to compare with. One thread.
 */
final class FaultLab implements AutoCloseable {
  /** Within which states must be right. */
  static final Duration SOON = Duration.ofSeconds(10);

  /** For what takes seconds on an idle machine. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private static final Duration LOOK_CLOSELY = Duration.ofMillis(2);

  /** A moment that is found by looking would lie shortly after an event each time. */
  private static final double AFTER_EVENT_SECONDS = .02;

  /** Every stage of the method, in some six seconds. */
  private static final List<String> SETTINGS =
      List.of(
          "name=fault",
          "threads=1",
          "keep.reserve=8",
          "sft.steps=60",
          "probe.every=20",
          "probe.problems=4",
          "probe.samples=8",
          "probe.k=4",
          "signal.steps=8",
          "signal.save-every=2",
          "signal.drop-no-signal=false",
          "evaluate.problems=24",
          "evaluate.samples=8",
          "evaluate.k=[1, 4]");

  /** What makes of it some three. */
  private static final List<String> QUICK_SETTINGS =
      List.of("sft.steps=24", "probe.every=8", "signal.steps=6", "signal.problems=8");

  private final Workbench workbench;
  private final NewRuns launcher;
  private final Effort effort;
  private final Random random;
  private final List<WorkerProcess> workers = new ArrayList<>();
  private @Nullable RunFolder reference;
  private double referenceSeconds;
  private @Nullable Store store;
  private @Nullable RunSync sync;

  /**
   * @param folder where everything is made; emptied by whoever made it
   * @param seed of the random moments
   */
  FaultLab(Path folder, Effort effort, long seed) {
    this.workbench = new Workbench(folder.toAbsolutePath().normalize());
    this.launcher = new NewRuns(workbench, Clock.systemUTC());
    this.effort = effort;
    this.random = new Random(seed);
  }

  Workbench workbench() {
    return workbench;
  }

  Effort effort() {
    return effort;
  }

  Random random() {
    return random;
  }

  /** A new run of a few seconds, of which nobody works yet. */
  RunFolder newRun(String... changes) {
    Settings settings = ExperimentFile.open("quickstart");
    for (String change : SETTINGS) {
      settings = with(settings, change);
    }
    if (effort.equals(Effort.QUICK)) {
      for (String change : QUICK_SETTINGS) {
        settings = with(settings, change);
      }
    }
    for (String change : changes) {
      settings = with(settings, change);
    }
    return launcher.create(settings, Optional.empty());
  }

  private static Settings with(Settings settings, String change) {
    int equals = change.indexOf('=');
    return settings.with(change.substring(0, equals), change.substring(equals + 1), "faults");
  }

  /** Starts a worker on a run's next attempt. */
  WorkerProcess start(RunFolder run) {
    return start(run, program -> program);
  }

  /** The same, in other circumstances. */
  WorkerProcess start(RunFolder run, UnaryOperator<ProgramStart> changed) {
    WorkerProcess worker = WorkerProcess.start(run, changed);
    workers.add(worker);
    return worker;
  }

  /** The run that nothing happens to. */
  RunFolder reference() throws InterruptedException {
    RunFolder made = reference;
    if (made == null) {
      made = newRun();
      long from = System.nanoTime();
      WorkerProcess worker = start(made);
      if (!worker.waitFor(PATIENCE) || worker.attempt().state() != RunState.FINISHED) {
        throw new IllegalStateException(
            "the run to compare with does not end well: "
                + String.join("\n", WorkerProcess.logTail(worker.attempt(), 20)));
      }
      referenceSeconds = (System.nanoTime() - from) / 1e9;
      reference = made;
    }
    return made;
  }

  /**
   * Waits for a moment of a worker's life. One time in two it is drawn evenly from all the time
   * that the worker needs: from the start of its process until the end of the run, as long as they
   * took the run that nothing happens to. Else it is drawn evenly from the stages first, since some
   * are over in a hundredth of the others' time. A resumed worker has less to do, and what is done
   * is not drawn from.
   *
   * @return whether the worker is still there
   */
  boolean awaitRandomMoment(RunFolder run, WorkerProcess worker) throws InterruptedException {
    List<JournalLine> undisturbed =
        Journal.readAll(reference().latestAttempt().orElseThrow().journal());
    long done = run.events().mapToLong(JournalLine::seq).max().orElse(0);
    List<JournalLine> ahead = undisturbed.stream().filter(line -> line.seq() > done).toList();
    double starting = referenceSeconds - seconds(undisturbed);
    Instant from;
    if (ahead.isEmpty() || random.nextBoolean()) {
      double moment = random.nextDouble() * (starting + seconds(ahead));
      if (ahead.isEmpty() || moment < starting) {
        pause(seconds(moment));
        return worker.exitCode().isEmpty();
      }
      from = ahead.getFirst().time().plus(seconds(moment - starting));
    } else {
      List<List<JournalLine>> stages = stages(ahead);
      List<JournalLine> stage = stages.get(random.nextInt(stages.size()));
      from = stage.getFirst().time().plus(seconds(random.nextDouble() * seconds(stage)));
    }
    long event =
        ahead.stream()
            .filter(line -> !line.time().isBefore(from))
            .mapToLong(JournalLine::seq)
            .findFirst()
            .orElse(ahead.getLast().seq());
    awaitEvent(worker, event);
    pause(seconds(random.nextDouble() * AFTER_EVENT_SECONDS));
    return worker.exitCode().isEmpty();
  }

  /** Parts of a journal, each from the start of a stage until the next one's. */
  private static List<List<JournalLine>> stages(List<JournalLine> lines) {
    List<List<JournalLine>> stages = new ArrayList<>();
    for (JournalLine line : lines) {
      if (stages.isEmpty() || line.event() instanceof RunEvent.StageStarted) {
        stages.add(new ArrayList<>());
      }
      stages.getLast().add(line);
    }
    return stages;
  }

  /** Waits, as closely as it can be seen, until a worker has written an event or is gone. */
  private static void awaitEvent(WorkerProcess worker, long seq) throws InterruptedException {
    long offset = 0;
    while (worker.exitCode().isEmpty()) {
      Journal.Chunk chunk = Journal.read(worker.attempt().journal(), offset);
      if (chunk.lines().stream().anyMatch(line -> line.seq() >= seq)) {
        return;
      }
      offset = chunk.nextOffset();
      pause(LOOK_CLOSELY);
    }
  }

  private static double seconds(List<JournalLine> lines) {
    return lines.isEmpty()
        ? 0
        : Duration.between(lines.getFirst().time(), lines.getLast().time()).toMillis() / 1e3;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (1000 * seconds));
  }

  /**
   * Resumes a run until it ends, and says what must hold of its end: that it is finished, with the
   * numbers and weights of the run that nothing happened to.
   */
  void endsAsIfNothingHadHappened(RunFolder run, Seen seen) throws InterruptedException {
    RunState state = run.latestAttempt().map(Attempt::state).orElse(RunState.CREATED);
    if (state != RunState.FINISHED) {
      WorkerProcess worker = start(run);
      seen.must("a resumed run ends", worker.waitFor(PATIENCE), worker.attempt());
      state = worker.attempt().state();
    }
    seen.must(
        "a resumed run ends well",
        state == RunState.FINISHED,
        run.latestAttempt().map(a -> String.join(" | ", WorkerProcess.logTail(a, 3))).orElse(""));
    RunComparison.Outcome compared = RunComparison.of(reference(), run);
    seen.must(
        "it has the numbers and weights of an undisturbed run",
        compared.identical() && compared.compared() > 0,
        compared.first().map(Object::toString).orElse("nothing could be compared"));
  }

  /** Says that the store, as a window keeps it, comes to one of these states soon. */
  RunRow storeSays(RunFolder run, Set<RunState> states, Seen seen) throws InterruptedException {
    long from = System.nanoTime();
    boolean right =
        await(SOON, () -> row(run).filter(row -> states.contains(row.state())).isPresent());
    seen.must(
        "states are right within 10 s",
        right,
        row(run).map(row -> row.state() + " and not " + states).orElse("not in the store"));
    seen.message(row(run).map(RunRow::message).orElse(""));
    return row(run)
        .orElseThrow(() ->
            new IllegalStateException(
                run.id()
                    + " is not in the store after "
                    + (System.nanoTime() - from) / 1e9
                    + " s"));
  }

  /** Says that the store shows a run as ended without a word, and why. */
  void storeSaysInterrupted(RunFolder run, Seen seen) throws InterruptedException {
    RunRow row = storeSays(run, EnumSet.of(RunState.INTERRUPTED), seen);
    seen.must(
        "a message says what happened",
        row.message().contains("its worker's process"),
        row.message());
  }

  /** The store's row of a run, after a look at the folders. */
  Optional<RunRow> row(RunFolder run) {
    return store().runs().find(run.id());
  }

  /** What the lab's store says of all runs, after a look at the folders. */
  String storeText() {
    return text(store());
  }

  /** The lab's own store, after a look at the folders. */
  private Store store() {
    RunSync looking = sync;
    Store open = store;
    if (looking == null || open == null) {
      open = Store.open(workbench.store());
      looking = new RunSync(open, List.of(workbench.runs()));
      store = open;
      sync = looking;
    }
    RunSync.Polled unused = looking.catchUp();
    return open;
  }

  /** What a store says of all runs: states, stages, attempts, results, counts of all else. */
  static String text(Store store) {
    StringBuilder text = new StringBuilder();
    for (RunRow row : store.runs().list()) {
      text.append(row).append('\n');
      store
          .runs()
          .detail(row.id())
          .ifPresent(detail -> {
            text.append(detail.settings()).append(detail.stages());
            // Maps of facts are in no order.
            detail
                .attempts()
                .forEach(attempt ->
                    text.append(attempt.number())
                        .append(attempt.state())
                        .append(attempt.message())
                        .append(attempt.started())
                        .append(attempt.ended())
                        .append(new TreeMap<>(attempt.machine()))
                        .append('\n'));
          });
      text.append(store.results().evaluations(row.id())).append('\n');
      text.append(store.results().probes(row.id())).append('\n');
      text.append(store.results().checkpoints(row.id())).append('\n');
      text.append(store.live().events(row.id(), 1_000_000)).append('\n');
    }
    Contents contents = store.contents();
    return text.append(contents.groups())
        .append(' ')
        .append(contents.rollouts())
        .append(' ')
        .append(contents.metrics())
        .toString();
  }

  /** Closes the lab's own store, for those who break its file. */
  void closeStore() {
    Store open = store;
    if (open != null) {
      open.close();
      store = null;
      sync = null;
    }
  }

  /** The first line of the newest warnings of a run's last attempt. */
  static List<String> warnings(RunFolder run) {
    return run.events()
        .flatMap(line ->
            line.event() instanceof org.spectrumworkbench.core.experiment.RunEvent.Noted n
                    && n.level().equals("warning")
                ? java.util.stream.Stream.of(n.message())
                : java.util.stream.Stream.empty())
        .toList();
  }

  /** Looks again and again. */
  static boolean await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      pause(LOOK_EVERY);
    }
    return true;
  }

  static void pause(Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** Sends a signal by its name. */
  static void signal(long pid, String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("kill -" + name + " " + pid + " ended with " + code);
    }
  }

  /** Whether a program is there to be started. */
  static boolean has(String program) {
    for (String folder : Map.copyOf(System.getenv()).getOrDefault("PATH", "").split(":")) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (WorkerProcess worker : workers) {
      if (worker.exitCode().isEmpty()) {
        worker.kill();
        boolean unused = worker.waitFor(SOON);
      }
    }
    closeStore();
    try {
      WholeFile.deleteTree(workbench.runs());
    } catch (WorkbenchException e) {
      throw new IOException(e);
    }
  }
}
