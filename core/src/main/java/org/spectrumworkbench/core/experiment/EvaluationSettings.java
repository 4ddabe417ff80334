package org.spectrumworkbench.core.experiment;

import static org.spectrumworkbench.core.experiment.Setting.Level.ADVANCED;
import static org.spectrumworkbench.core.experiment.Setting.Level.SIMPLE;
import static org.spectrumworkbench.core.experiment.Setting.Source.OURS;
import static org.spectrumworkbench.core.experiment.Setting.Source.PAPER;

import java.util.List;

/** Settings of evaluation and of the controls that a result is compared with. */
final class EvaluationSettings {
  private EvaluationSettings() {}

  static void describe(SettingBook book) {
    book.section("evaluate", "Evaluation");
    book.whole(
        "evaluate.problems",
        "Problems",
        160,
        4,
        100_000,
        "problems",
        "Held-out problems, spread evenly over the subdomains.",
        OURS,
        SIMPLE);
    book.whole(
        "evaluate.samples",
        "Samples",
        16,
        1,
        1024,
        "per problem",
        "Answers sampled for each problem. The paper: 64 for mathematics.",
        OURS,
        SIMPLE);
    book.wholes(
        "evaluate.k",
        "K",
        List.of(1, 2, 4, 8, 16),
        1,
        1024,
        1,
        12,
        "The K of Pass@K; each at most the samples.",
        OURS,
        ADVANCED);
    book.real(
        "evaluate.temperature",
        "Temperature",
        1,
        0,
        10,
        "",
        "Of the sampled answers; 0 takes the likeliest token.",
        PAPER,
        ADVANCED);
    book.real(
        "evaluate.top-p",
        "Top-p",
        1,
        .01,
        1,
        "",
        "Nucleus sampling; the paper uses .95, 1 keeps every token.",
        OURS,
        ADVANCED);
    book.whole(
        "evaluate.top-k",
        "Top-k",
        0,
        0,
        1_000_000,
        "tokens",
        "Only the likeliest tokens; 0 is off.",
        PAPER,
        ADVANCED);
    book.real(
        "evaluate.min-p",
        "Min-p",
        0,
        0,
        1,
        "",
        "Drops tokens below this share of the likeliest; 0 is off.",
        OURS,
        ADVANCED);
    book.whole(
        "evaluate.tokens",
        "Longest answer",
        18,
        1,
        65_536,
        "tokens",
        "An answer is cut here. Training answers too.",
        OURS,
        ADVANCED);

    book.section("controls", "Controls");
    book.flag(
        "controls.joint",
        "Joint training",
        false,
        "Also train one model on everything with the compute that the spectrum phase used.",
        OURS,
        SIMPLE);
    book.names(
        "controls.arms",
        "Signal arms",
        List.of(),
        List.of("grpo", "dr-grpo", "mgpo-renormalised"),
        0,
        "Also run the signal phase with these methods, from the same fused model and seed.",
        OURS,
        SIMPLE);
  }
}
