package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spectrumworkbench.app.queue.MachineRoom;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.queue.ServicePlace;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;

/**
 * Many short runs through the real queue, its real service and real workers, two at a time: does
 * each end well and reach the store, and does the service neither leak nor grow?
 */
final class QueueSoak {
  private static final Map<String, String> SHORT =
      Map.of(
          "threads", "1",
          "base.steps", "6",
          "stages", "[]",
          "evaluate.problems", "4",
          "evaluate.samples", "2",
          "evaluate.k", "[1, 2]");

  /** Open files vary by what is just being read. */
  private static final int FILES_TO_SPARE = 8;

  /** Memory of a Java process wanders; a leak does so in one direction, run by run. */
  private static final double GROWTH = 1.25;

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration PATIENCE_PER_RUN = Duration.ofMinutes(2);
  private static final Duration GOODBYE = Duration.ofSeconds(30);

  private QueueSoak() {}

  /**
   * What came of it.
   *
   * @param finished runs that ended well
   * @param stored of these, runs that the store holds as finished, with their score
   * @param processesLeft workers and services that are still there
   * @param services how many processes served in turn
   * @param filesFirst open files of the service when the first run had ended; 0 where unknown
   * @param filesLast those before it ended
   * @param residentFirst its memory in bytes, the mean of the first quarter; 0 where unknown
   * @param residentLast that of the last quarter
   */
  record Result(
      int runs,
      int finished,
      int stored,
      int processesLeft,
      int services,
      long filesFirst,
      long filesLast,
      double residentFirst,
      double residentLast,
      double secondsPerRun) {
    /** Every run whole, nothing left behind, and one service that neither leaks nor grows. */
    boolean good() {
      return finished == runs
          && stored == runs
          && processesLeft == 0
          && services == 1
          && (filesFirst > 0 || !Files.isDirectory(Path.of("/proc/self/fd")))
          && filesLast <= filesFirst + FILES_TO_SPARE
          && residentLast <= GROWTH * Math.max(residentFirst, 1);
    }
  }

  /**
   * Runs.
   *
   * @param home an empty folder
   */
  static Result run(Path home, int count) throws InterruptedException {
    Workbench workbench = new Workbench(home);
    RunQueue queue = RunQueue.of(workbench, Clock.systemUTC());
    ServiceCall service = ServiceCall.of(workbench, queue);
    ServicePlace place = new ServicePlace(workbench.queue());
    queue.limit(2);
    NewRuns maker = new NewRuns(workbench, Clock.systemUTC());
    List<RunFolder> runs = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      RunFolder run = maker.create(settings(i), Optional.empty());
      QueueEntry unused = queue.add(run, Priority.NORMAL, Optional.empty());
      runs.add(run);
    }
    List<Double> resident = new ArrayList<>();
    List<Long> files = new ArrayList<>();
    List<ProcessIdentity> services = new ArrayList<>();
    long began = System.nanoTime();
    QueueView view = queue.view();
    while (view.waiting().size() + view.running().size() > 0
        && System.nanoTime() - began < PATIENCE_PER_RUN.multipliedBy(count).toNanos()) {
      service.ensure();
      Optional<ProcessIdentity> serving = place.serving();
      serving.filter(one -> !services.contains(one)).ifPresent(services::add);
      if (serving.isPresent() && view.waiting().size() + view.running().size() < count) {
        resident.add(MachineRoom.resident(serving.get().pid()));
        files.add(openFiles(serving.get().pid()));
      }
      Thread.sleep(LOOK_EVERY);
      view = queue.view();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    long goodbye = System.nanoTime();
    while (processes(runs, services) > 0 && System.nanoTime() - goodbye < GOODBYE.toNanos()) {
      Thread.sleep(LOOK_EVERY);
    }
    int quarter = Math.max(1, resident.size() / 4);
    return new Result(
        count,
        (int) runs.stream().filter(QueueSoak::finished).count(),
        stored(workbench),
        processes(runs, services),
        services.size(),
        files.isEmpty() ? 0 : files.getFirst(),
        files.isEmpty() ? 0 : files.getLast(),
        mean(resident.subList(0, Math.min(quarter, resident.size()))),
        mean(resident.subList(Math.max(0, resident.size() - quarter), resident.size())),
        seconds / count);
  }

  private static Settings settings(int number) {
    Settings settings = ExperimentFile.open("tiny-base").with("name", "soak " + number, "soak");
    for (Map.Entry<String, String> one : SHORT.entrySet()) {
      settings = settings.with(one.getKey(), one.getValue(), "soak");
    }
    return settings;
  }

  private static boolean finished(RunFolder run) {
    return run.latestAttempt().map(Attempt::state).filter(RunState.FINISHED::equals).isPresent()
        && Files.exists(run.resultFile());
  }

  private static int stored(Workbench workbench) {
    try (Store store = Store.open(workbench.store())) {
      RunSync.Polled unused = new RunSync(store, List.of(workbench.runs())).catchUp();
      return (int)
          store.runs().list().stream()
              .filter(run -> run.state() == RunState.FINISHED && run.pass1() != null)
              .count();
    }
  }

  private static int processes(List<RunFolder> runs, List<ProcessIdentity> services) {
    long workers =
        runs.stream()
            .flatMap(run -> run.attempts().stream())
            .flatMap(attempt -> attempt.heartbeat().stream())
            .filter(Attempt.Heartbeat::processIsAlive)
            .count();
    return (int) (workers + services.stream().filter(ProcessIdentity::isAlive).count());
  }

  private static long openFiles(long pid) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.count();
    } catch (IOException notSaid) {
      return 0;
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
