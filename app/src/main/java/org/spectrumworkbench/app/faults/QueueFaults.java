package org.spectrumworkbench.app.faults;

import static org.spectrumworkbench.app.faults.Fault.Place.ANYWHERE;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServicePlace;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;

/** What can happen to the queue's service while runs wait and go on. */
final class QueueFaults {
  private QueueFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "service-killed",
            "kill -9 of the queue's service while a run goes on and another waits",
            ANYWHERE,
            (lab, seen) -> killed(lab, seen, false)),
        new Fault(
            "service-and-worker-killed",
            "kill -9 of the service and its worker at once, while another run waits",
            ANYWHERE,
            (lab, seen) -> killed(lab, seen, true)),
        new Fault(
            "owner-killed",
            "kill -9 of a command whose run waits in the queue",
            ANYWHERE,
            QueueFaults::ownerKilled));
  }

  private static void killed(FaultLab lab, Seen seen, boolean workerToo) throws Exception {
    RunQueue queue = RunQueue.of(lab.workbench(), Clock.systemUTC());
    queue.limit(1);
    RunFolder first = lab.newRun();
    RunFolder second = lab.newRun();
    add(lab, first, seen);
    add(lab, second, seen);
    Attempt attempt = begun(first);
    ProcessIdentity service = serving(lab);
    ProcessHandle.of(service.pid()).ifPresent(ProcessHandle::destroyForcibly);
    if (workerToo) {
      kill(attempt);
    }
    boolean gone = FaultLab.await(FaultLab.SOON, () -> !service.isAlive());
    seen.must("the service is gone", gone, service);
    seen.tried();
    if (workerToo) {
      lab.storeSaysInterrupted(first, seen);
    }
    // Whoever looks at the queue brings it back.
    try (ProgramProcess look = ProgramProcess.start(lab.workbench(), p -> p, "queue")) {
      seen.must("the queue can be looked at", look.waitFor() == 0, look.tail());
    }
    seen.must(
        "what waited runs to its end",
        FaultLab.await(FaultLab.PATIENCE, () -> state(second) == RunState.FINISHED),
        state(second));
    if (workerToo) {
      lab.endsAsIfNothingHadHappened(first, seen);
    }
    var unused = lab.storeSays(first, EnumSet.of(RunState.FINISHED), seen);
    seen.must(
        "nothing is started twice",
        first.attempts().size() == (workerToo ? 2 : 1) && second.attempts().size() == 1,
        first.attempts().size() + " and " + second.attempts().size() + " attempts");
    lab.endsAsIfNothingHadHappened(second, seen);
    leavesByItself(lab, seen);
  }

  private static void ownerKilled(FaultLab lab, Seen seen) throws Exception {
    RunQueue queue = RunQueue.of(lab.workbench(), Clock.systemUTC());
    queue.limit(1);
    RunFolder first = lab.newRun();
    RunFolder second = lab.newRun();
    add(lab, first, seen);
    Attempt unused = begun(first);
    try (ProgramProcess waiting =
        ProgramProcess.start(lab.workbench(), p -> p, "resume", second.id())) {
      seen.must(
          "a command waits for its turn",
          FaultLab.await(
              FaultLab.PATIENCE,
              () ->
                  !waiting.isAlive()
                      || queue.view().waiting().stream()
                          .anyMatch(w -> w.entry().run().equals(second.path().toString()))),
          waiting.tail());
      waiting.kill();
    }
    seen.tried();
    seen.must(
        "the run that waited is started all the same",
        FaultLab.await(FaultLab.PATIENCE, () -> state(second) == RunState.FINISHED),
        state(second));
    lab.endsAsIfNothingHadHappened(first, seen);
    lab.endsAsIfNothingHadHappened(second, seen);
    leavesByItself(lab, seen);
  }

  private static void add(FaultLab lab, RunFolder run, Seen seen) throws Exception {
    try (ProgramProcess add =
        ProgramProcess.start(
            lab.workbench(), p -> p, "queue", "add", run.id(), "--priority", "normal")) {
      seen.must("a run is queued", add.waitFor() == 0, add.tail());
    }
  }

  /** The attempt of a run that somebody starts, when it has taken some steps. */
  static Attempt begun(RunFolder run) throws Exception {
    boolean there =
        FaultLab.await(
            FaultLab.PATIENCE,
            () -> run.latestAttempt().filter(a -> a.state() == RunState.RUNNING).isPresent());
    if (!there) {
      throw new IllegalStateException("no worker takes up " + run + ": " + state(run));
    }
    Attempt attempt = run.latestAttempt().orElseThrow();
    WorkerFaults.awaitStep(attempt, "sft", 3);
    return attempt;
  }

  private static ProcessIdentity serving(FaultLab lab) {
    return new ServicePlace(lab.workbench().queue())
        .serving()
        .orElseThrow(() -> new IllegalStateException("no service serves"));
  }

  private static void leavesByItself(FaultLab lab, Seen seen) throws Exception {
    ServicePlace place = new ServicePlace(lab.workbench().queue());
    seen.must(
        "the service ends when nothing is left to do",
        FaultLab.await(FaultLab.PATIENCE, () -> place.serving().isEmpty()),
        place.serving());
  }

  private static void kill(Attempt attempt) {
    attempt
        .heartbeat()
        .flatMap(beat -> ProcessHandle.of(beat.pid()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private static RunState state(RunFolder run) {
    return run.latestAttempt().map(Attempt::state).orElse(RunState.CREATED);
  }
}
