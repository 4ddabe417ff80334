package org.spectrumworkbench.app.worker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Calibration;
import org.spectrumworkbench.core.experiment.MachineFacts;
import org.spectrumworkbench.core.experiment.Workbench;

/** What is known of this machine's speed, and how it comes to be known. Any thread. */
public final class SpeedOfMachine {
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private final Workbench workbench;
  private final MachineFacts machine;
  private @Nullable MeasuringProcess measuring;
  private boolean unwanted;

  public SpeedOfMachine(Workbench workbench) {
    this.workbench = workbench;
    this.machine = MachineFacts.here();
  }

  /** What was measured on this very machine; reads a small file. */
  public Optional<Calibration> known() {
    return Calibration.read(workbench.calibration(), machine);
  }

  /**
   * Measures it now, in a process of its own, and waits for that: not on the window's thread.
   *
   * @throws WorkbenchException where that fails or was {@linkplain #stop stopped}
   */
  public Calibration measure() throws InterruptedException {
    MeasuringProcess started = begin();
    try (started) {
      started.await(AT_MOST);
    } finally {
      synchronized (this) {
        measuring = null;
      }
    }
    return known()
        .orElseThrow(() ->
            new WorkbenchException(
                "Nothing was kept in " + workbench.calibration(),
                "Check the folder's permissions and the free disk space."));
  }

  private synchronized MeasuringProcess begin() {
    if (unwanted || measuring != null) {
      throw new WorkbenchException(
          "This machine is not measured now", "Try again when no run is going on.");
    }
    MeasuringProcess started = MeasuringProcess.start(workbench);
    measuring = started;
    return started;
  }

  /** Ends a measurement that is going on: a run starts, and would be measured with it. */
  public synchronized void stop() {
    if (measuring != null) {
      measuring.close();
    }
  }

  /** Ends a measurement, and lets none begin again: the program ends. */
  public synchronized void close() {
    unwanted = true;
    stop();
  }
}
