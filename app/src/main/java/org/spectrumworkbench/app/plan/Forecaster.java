package org.spectrumworkbench.app.plan;

import java.util.List;
import org.spectrumworkbench.core.experiment.Experiment;

/** Says before a run what it will take. */
@FunctionalInterface
public interface Forecaster {
  /** The forecast for this machine. May take a moment: called off the window's thread. */
  Outlook outlook(Experiment experiment);

  /** Whether forecasts would be narrower once this machine was measured; reads a file. */
  default boolean wantsMeasuring() {
    return false;
  }

  /**
   * Measures this machine, some seconds, and waits for that: off the window's thread.
   *
   * @throws org.spectrumworkbench.core.WorkbenchException where that fails or was stopped
   */
  default void measure() throws InterruptedException {}

  /** Ends a measurement that is going on: a run is about to start. Any thread. */
  default void stopMeasuring() {}

  /**
   * What a run will take.
   *
   * @param time seconds of wall time, part by part
   * @param memory bytes of main memory, part by part
   * @param disk bytes on disk, part by part
   * @param measured whether speeds were measured on this machine
   */
  record Outlook(List<Part> time, List<Part> memory, List<Part> disk, boolean measured) {
    public Outlook {
      time = List.copyOf(time);
      memory = List.copyOf(memory);
      disk = List.copyOf(disk);
    }
  }

  /**
   * One part, as a range.
   *
   * @param title for people, such as {@code Fine-tuning}
   */
  record Part(String title, double low, double high) {
    /** The parts together. */
    static Part sum(List<Part> parts) {
      return new Part(
          "",
          parts.stream().mapToDouble(Part::low).sum(),
          parts.stream().mapToDouble(Part::high).sum());
    }
  }
}
