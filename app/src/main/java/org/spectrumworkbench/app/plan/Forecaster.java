package org.spectrumworkbench.app.plan;

import java.util.List;
import org.spectrumworkbench.core.experiment.Experiment;

/** Says before a run what it will take. */
@FunctionalInterface
public interface Forecaster {
  /** The forecast for this machine. May take a moment: called off the window's thread. */
  Outlook outlook(Experiment experiment);

  /**
   * What a run will take.
   *
   * @param time seconds of wall time, part by part
   * @param memory bytes of main memory, part by part
   * @param disk bytes on disk, part by part
   */
  record Outlook(List<Part> time, List<Part> memory, List<Part> disk) {
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
