package org.spectrumworkbench.app.samples;

import java.util.List;

/** Where the screen reads. Called off the window's thread. */
public interface SampleSource {
  /**
   * A stage that sampled.
   *
   * @param title for people
   * @param steps those at which there are samples, in order; at least one
   */
  record SampledStage(String id, String title, List<Integer> steps) {
    public SampledStage {
      steps = List.copyOf(steps);
    }
  }

  /** The stages of a run that sampled so far, in the run's order. */
  List<SampledStage> stages(String run);

  /** The subdomains of a run, in the order in which they get colours and markers. */
  List<String> subdomains(String run);

  /**
   * What was sampled at one step.
   *
   * @param groups in the order in which they were sampled
   * @param sampled how many there are; where that is more, {@code groups} are the newest
   */
  record Step(List<Group> groups, int sampled) {
    public Step {
      groups = List.copyOf(groups);
    }
  }

  /** The groups of one step. */
  Step step(String run, String stage, int step);
}
