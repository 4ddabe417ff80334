package org.spectrumworkbench.store.query;

import java.util.List;

/**
 * What was sampled at one step of a stage.
 *
 * @param groups in the order of sampling
 * @param sampled how many groups there are; more than {@code groups} where those were asked to be
 *     few, and then these are the newest
 */
public record StepGroups(List<GroupDetail> groups, int sampled) {
  public StepGroups {
    groups = List.copyOf(groups);
  }
}
