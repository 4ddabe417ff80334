package org.spectrumworkbench.core.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The held-out score of one model of the run, as {@code result.json} lists it.
 *
 * @param stage base, spectrum, signal, or the name of a control
 * @param pass1 mean Pass@1 over the problems
 * @param passk unbiased Pass@K by K
 * @param interval 95 % bootstrap interval over problems, {@code [low, high]}, by {@code pass1},
 *     {@code pass8}, ...
 * @param subdomains the same scores by subdomain
 * @param problems how many held-out problems
 * @param samples samples of each problem
 * @param wallSeconds from the run's start to the end of this evaluation, earlier attempts included
 * @param correct correct samples of each problem, in the order of the evaluation set
 */
public record StageResult(
    String stage,
    double pass1,
    SortedMap<Integer, Double> passk,
    Map<String, List<Double>> interval,
    SortedMap<String, SubdomainResult> subdomains,
    int problems,
    int samples,
    @JsonProperty("wall_seconds") double wallSeconds,
    List<Integer> correct) {

  public StageResult {
    passk = new TreeMap<>(passk);
    interval = Map.copyOf(interval);
    subdomains = new TreeMap<>(subdomains);
    correct = List.copyOf(correct);
  }

  /** The scores within one subdomain. */
  public record SubdomainResult(
      double pass1,
      SortedMap<Integer, Double> passk,
      Map<String, List<Double>> interval,
      int problems) {
    public SubdomainResult {
      passk = new TreeMap<>(passk);
      interval = Map.copyOf(interval);
    }
  }
}
