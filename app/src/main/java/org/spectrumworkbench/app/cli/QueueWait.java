package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.queue.QueuedStart;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;

/** Waits for a run's turn in the queue, says why as long as it waits, and follows its worker. */
final class QueueWait {
  private static final Duration LOOK_EVERY = Duration.ofMillis(300);

  private final Queues queues;
  private final Terminal terminal;
  private final RunFolder run;
  private final boolean json;
  private final ProgressLines lines;
  private String told = "";

  QueueWait(Queues queues, Terminal terminal, RunFolder run, boolean json) {
    this.queues = queues;
    this.terminal = terminal;
    this.run = run;
    this.json = json;
    this.lines = ProgressLines.of(terminal, json);
  }

  /**
   * Blocks until the run has ended, or was taken out of the queue.
   *
   * @return one of {@link ExitCode}
   */
  int untilTheEnd(Priority priority) throws InterruptedException {
    try (Interrupts interrupts = new Interrupts()) {
      QueuedStart start = new QueuedStart(queues.queue(), queues.service(), run, priority);
      lines.standing("run      " + run.id());
      lines.standing("folder   " + run.path());
      while (true) {
        switch (start.look()) {
          case QueuedStart.Turn.Came came -> {
            return watch(came.worker().attempt(), Optional.of(came.worker()), interrupts);
          }
          case QueuedStart.Turn.Ended ended -> {
            return watch(ended.attempt(), Optional.empty(), interrupts);
          }
          case QueuedStart.Turn.Starting unused -> {}
          case QueuedStart.Turn.Waits waits -> tell(waits.waiting());
          case QueuedStart.Turn.Removed unused -> {
            return leave("Taken out of the queue.");
          }
        }
        if (interrupts.count() > 0 && start.withdraw()) {
          return leave("Taken out of the queue; nothing was started.");
        }
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  private int watch(Attempt attempt, Optional<WorkerProcess> worker, Interrupts interrupts)
      throws InterruptedException {
    int code = new RunWatch(terminal, attempt, worker, json, interrupts).untilTheEnd();
    queues.queue().tidy();
    return code;
  }

  private void tell(QueueView.Waiting waiting) {
    String line = words(waiting);
    // Free memory changes all the time; a line that stands says only what is new.
    String news = waiting.place() + waiting.hold().getClass().getName();
    if (!news.equals(told) && lines.width() == 0) {
      lines.standing(line);
    }
    told = news;
    lines.current(line);
  }

  /** Such as {@code waiting: place 2; 1 run goes first}. */
  static String words(QueueView.Waiting waiting) {
    return "waiting: place " + waiting.place() + "; " + waiting.hold().words();
  }

  private int leave(String what) {
    lines.clear();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run", run.id());
      document.put("folder", run.path().toString());
      document.put("state", RunSummary.of(run).state().name());
      document.put("message", what);
      Json.print(terminal.out(), document);
    }
    PrintWriter out = json ? terminal.err() : terminal.out();
    out.println(what + " Queue it again with: spectrum resume " + run.id());
    return ExitCode.STOPPED;
  }
}
