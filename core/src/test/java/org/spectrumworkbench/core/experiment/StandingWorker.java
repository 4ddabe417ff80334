package org.spectrumworkbench.core.experiment;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;

/**
 * A worker as a process of its own that stands still after a given step and says so, to be killed
 * there.
 */
final class StandingWorker {
  /** Before what it says, to tell it from what libraries print. */
  static final String WORD = "standing worker: ";

  static final String HERE = "here";

  private StandingWorker() {}

  /** Run folder, attempt, and {@code stage:step} or {@code never}. */
  public static void main(String[] args) {
    Attempt attempt = new Attempt(RunFolder.open(Path.of(args[0])), Integer.parseInt(args[1]));
    RunState state =
        Worker.run(
            attempt,
            event -> {
              if (event instanceof MetricsRecorded m
                  && args[2].equals(m.stage() + ":" + m.step())) {
                System.out.println(WORD + HERE);
                while (true) {
                  LockSupport.park();
                }
              }
            });
    System.out.println(WORD + state);
  }
}
