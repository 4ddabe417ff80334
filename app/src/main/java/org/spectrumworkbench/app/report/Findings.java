package org.spectrumworkbench.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.PairedComparison;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.experiment.Metric;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * What a run's numbers allow to be said, in sentences. A difference is called one only where its
 * paired interval over problems leaves zero out.
 */
final class Findings {
  private static final int LAST_STEPS = 20;

  private final RunRecord record;
  private final String method;
  private final List<String> sentences = new ArrayList<>();

  private Findings(RunRecord record, String method) {
    this.record = record;
    this.method = method.toUpperCase(Locale.ROOT);
  }

  /**
   * The sentences: the main line first, then the controls, then what deserves doubt.
   *
   * @param method the signal phase's method, for instance {@code mgpo}
   */
  static List<String> of(RunRecord record, String method) {
    Findings findings = new Findings(record, method);
    findings.mainLine();
    findings.controls();
    findings.winnersCurse();
    findings.noSignal();
    findings.guessing();
    return List.copyOf(findings.sentences);
  }

  private void mainLine() {
    @Nullable StageResult before = null;
    for (String stage : List.of("base", "spectrum", "signal")) {
      StageResult now = record.result(stage);
      if (now != null && before != null) {
        for (int k : ks(before, now)) {
          change(before, now, k);
        }
      }
      before = now != null ? now : before;
    }
  }

  private void change(StageResult before, StageResult now, int k) {
    PairedComparison compared = compare(now, before, k);
    if (compared == null) {
      return;
    }
    String ends = Figures.share(score(before, k)) + " to " + Figures.share(score(now, k));
    String start = "From " + before.stage() + " to " + now.stage() + " Pass@" + k;
    sentences.add(
        switch (compared.finding()) {
          case HIGHER -> start + " rose from " + ends + " (" + interval(compared) + ").";
          case LOWER -> start + " fell from " + ends + " (" + interval(compared) + ").";
          case CANNOT_TELL ->
              start
                  + " went from "
                  + ends
                  + ", but the "
                  + interval(compared)
                  + " covers 0: cannot tell.";
        });
  }

  private void controls() {
    control("signal", "grpo", method + " - GRPO");
    control("signal", "dr-grpo", method + " - Dr.GRPO");
    control("signal", "mgpo-renormalised", method + " - MGPO with weights of mean 1");
    control("spectrum", "joint", "Specialists and fusion - joint training of equal compute");
  }

  private void control(String stage, String arm, String name) {
    StageResult main = record.result(stage);
    StageResult other = record.result(arm);
    if (main == null || other == null) {
      return;
    }
    for (int k : ks(main, other)) {
      PairedComparison compared = compare(main, other, k);
      if (compared != null) {
        sentences.add(
            name
                + ", Pass@"
                + k
                + ": "
                + Figures.difference(compared.difference())
                + " ("
                + interval(compared)
                + "): "
                + compared.finding().words()
                + ".");
      }
    }
  }

  private void winnersCurse() {
    List<RunEvent.SpecialistSelected> specialists = record.specialists();
    if (specialists.isEmpty()) {
      return;
    }
    double selected = mean(specialists.stream().mapToDouble(s -> s.selected()).toArray());
    double confirmed = mean(specialists.stream().mapToDouble(s -> s.confirmed()).toArray());
    sentences.add(
        "The specialists scored "
            + Figures.share(selected)
            + " on the problems they were selected by and "
            + Figures.share(confirmed)
            + " on the others; "
            + (selected > confirmed
                ? "the first figure is biased upwards, quote the second."
                : "here selection did not flatter them."));
  }

  private void noSignal() {
    List<String> stages = record.signalStages();
    if (stages.isEmpty()) {
      return;
    }
    double wrong = record.curve(stages.getFirst(), Metric.NO_SIGNAL_0.name()).lastMean(LAST_STEPS);
    double right = record.curve(stages.getFirst(), Metric.NO_SIGNAL_1.name()).lastMean(LAST_STEPS);
    if (!Double.isNaN(wrong) && !Double.isNaN(right)) {
      long allWrong = Math.round(100 * wrong);
      long allRight = Math.round(100 * right);
      sentences.add(
          "In the last %d steps %d %% of the groups gave no gradient: %d %% had only wrong answers, %d %% only correct ones."
              .formatted(LAST_STEPS, allWrong + allRight, allWrong, allRight));
    }
  }

  private void guessing() {
    for (StageResult result : record.results()) {
      Double pass8 = result.passk().get(8);
      if (result.pass1() < .15 && pass8 != null && pass8 > .3) {
        sentences.add(
            "The Pass@8 of "
                + result.stage()
                + " ("
                + Figures.share(pass8)
                + " at a Pass@1 of "
                + Figures.share(result.pass1())
                + ") owes much to guessed small numbers.");
      }
    }
  }

  /** Pass@1 and, where both have it, Pass@8, else the largest K that both have. */
  private static List<Integer> ks(StageResult one, StageResult other) {
    TreeSet<Integer> shared = new TreeSet<>(one.passk().keySet());
    shared.retainAll(other.passk().keySet());
    shared.remove(1);
    if (shared.isEmpty()) {
      return List.of(1);
    }
    return List.of(1, shared.contains(8) ? 8 : shared.last());
  }

  private static double score(StageResult result, int k) {
    return k == 1 ? result.pass1() : result.passk().getOrDefault(k, Double.NaN);
  }

  /** Null where the two were not measured on the same problems. */
  private static @Nullable PairedComparison compare(StageResult one, StageResult other, int k) {
    boolean paired = one.correct().size() == other.correct().size() && !one.correct().isEmpty();
    return paired ? PairedComparison.of(counts(one), counts(other), k, Bootstrap.STANDARD) : null;
  }

  private static List<ProblemCount> counts(StageResult result) {
    List<ProblemCount> counts = new ArrayList<>();
    for (int i = 0; i < result.correct().size(); i++) {
      counts.add(
          new ProblemCount(Integer.toString(i), "", result.samples(), result.correct().get(i)));
    }
    return counts;
  }

  private static String interval(PairedComparison compared) {
    return "95 % interval of the paired difference "
        + Figures.difference(compared.interval().low())
        + " to "
        + Figures.difference(compared.interval().high());
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
