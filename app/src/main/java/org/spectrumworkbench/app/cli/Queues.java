package org.spectrumworkbench.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.core.experiment.RunFolder;

/** The queue and its service, as the commands use them. */
record Queues(RunQueue queue, ServiceCall service) {

  /** Queues a run and leaves it to the service; where it fits at once, it is started at once. */
  int leave(Terminal terminal, RunFolder run, Priority priority, boolean json) {
    queue.add(run, priority, Optional.empty());
    Optional<RunQueue.Started> started = queue.startNext(next -> next.folder().equals(run.path()));
    started
        .flatMap(RunQueue.Started::fault)
        .ifPresent(fault -> {
          // The user is told, and decides.
          Optional<QueueEntry> unused = queue.remove(run.path());
          throw fault;
        });
    queue.forecastMissing();
    service.ensure();
    Optional<QueueView.Waiting> waiting = queue.view().waiting(run.path());
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run", run.id());
      document.put("folder", run.path().toString());
      document.put("waits", waiting.isPresent());
      waiting.ifPresent(one -> {
        document.put("place", one.place());
        document.put("why", one.hold().words());
      });
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    terminal.out().println("run      " + run.id());
    terminal.out().println("folder   " + run.path());
    terminal.out().println(waiting.map(QueueWait::words).orElse("started"));
    terminal.out().println("See: spectrum queue, spectrum show " + run.id());
    return ExitCode.OK;
  }
}
