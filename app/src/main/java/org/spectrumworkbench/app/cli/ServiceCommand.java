package org.spectrumworkbench.app.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.notice.DesktopNotice;
import org.spectrumworkbench.app.notice.Notice;
import org.spectrumworkbench.app.notice.Notices;
import org.spectrumworkbench.app.notice.RunNews;
import org.spectrumworkbench.app.queue.Presence;
import org.spectrumworkbench.app.queue.QueueService;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServicePlace;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine.Command;

/** The queue's service; started by the program itself. */
@Command(
    name = "service",
    description = "Starts the runs that wait in the queue. Started by the program itself.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class ServiceCommand implements Callable<Integer> {
  private static final Duration LINGER = Duration.ofSeconds(6);

  private final Workbench workbench;
  private final RunQueue queue;
  private final Presence window;
  private final DesktopNotice desktop;
  private final RunNews news = new RunNews();

  ServiceCommand(Workbench workbench, RunQueue queue, DesktopNotice desktop) {
    this.workbench = workbench;
    this.queue = queue;
    this.window = Presence.ofWindow(workbench);
    this.desktop = desktop;
  }

  /** A window that is open tells its user itself. */
  private void tell(QueueView view) {
    for (Notice notice : news.look(view.attempts())) {
      Notices wanted = Notices.read(workbench);
      if (wanted.desktop() && wanted.wants(notice.kind()) && window.who().isEmpty()) {
        desktop.show(notice);
      }
    }
  }

  /** Where the run's folder cannot say what happened, no window will ever know. */
  private void tellLost(RunQueue.Started lost) {
    Notices wanted = Notices.read(workbench);
    if (wanted.desktop() && wanted.wants(Notice.Kind.FAILURE)) {
      RunFolder run = RunFolder.open(lost.entry().folder());
      String why = lost.fault().map(WorkbenchException::getMessage).orElse("");
      desktop.show(new Notice(Notice.Kind.FAILURE, run.id(), run.identity().name(), why));
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    QueueService service =
        new QueueService(
            queue, new ServicePlace(workbench.queue()), LINGER, this::tell, this::tellLost);
    Interrupts.forWorker(service::stop);
    boolean unused = service.serve();
    return ExitCode.OK;
  }
}
