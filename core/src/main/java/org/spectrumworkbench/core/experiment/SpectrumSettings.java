package org.spectrumworkbench.core.experiment;

import static org.spectrumworkbench.core.experiment.Setting.Level.ADVANCED;
import static org.spectrumworkbench.core.experiment.Setting.Level.SIMPLE;
import static org.spectrumworkbench.core.experiment.Setting.Source.OURS;
import static org.spectrumworkbench.core.experiment.Setting.Source.PAPER;

import java.util.List;

/** Settings of the spectrum phase, and of training a base model. */
final class SpectrumSettings {
  private SpectrumSettings() {}

  static void describe(SettingBook book) {
    book.section("base", "Base training");
    book.whole(
        "base.steps",
        "Steps",
        3000,
        1,
        1_000_000,
        "steps",
        "Optimiser steps of the base model, at a constant rate.",
        OURS,
        SIMPLE);
    book.real(
        "base.rate",
        "Learning rate",
        3e-3,
        1e-8,
        1,
        "",
        "AdamW's step size, constant.",
        OURS,
        ADVANCED);
    book.whole(
        "base.batch",
        "Batch",
        32,
        1,
        4096,
        "solutions",
        "Worked solutions in a step.",
        OURS,
        ADVANCED);

    book.section("sft", "Spectrum: supervised fine-tuning");
    book.choice(
        "sft.arrangement",
        "Specialists from",
        "checkpoints",
        List.of("checkpoints", "branches"),
        "checkpoints of one run (the paper's), or branches: one run per subdomain from the common start (ours).",
        PAPER,
        SIMPLE);
    book.whole(
        "sft.steps",
        "Steps",
        800,
        1,
        1_000_000,
        "steps",
        "Optimiser steps; with branches, of each branch.",
        OURS,
        SIMPLE);
    book.whole(
        "sft.batch",
        "Batch",
        32,
        1,
        4096,
        "solutions",
        "Worked solutions in a step.",
        OURS,
        ADVANCED);
    book.real(
        "sft.rate",
        "Learning rate",
        2.5e-3,
        1e-8,
        1,
        "",
        "AdamW's largest step size.",
        OURS,
        SIMPLE);
    book.choice(
        "sft.schedule",
        "Schedule",
        "cosine",
        List.of("constant", "cosine"),
        "How the rate falls: not at all, or along half a cosine.",
        PAPER,
        ADVANCED);
    book.real(
        "sft.final-rate",
        "Final rate",
        .02,
        0,
        1,
        "of the rate",
        "Where the cosine ends, as a share of the learning rate.",
        OURS,
        ADVANCED);
    book.real(
        "sft.warmup",
        "Warm-up",
        .05,
        0,
        .5,
        "of the steps",
        "Share of the steps in which the rate rises from 0. VibeThinker-3B: 5 %.",
        PAPER,
        ADVANCED);
    book.real(
        "sft.replay",
        "Replay",
        .3,
        0,
        10,
        "",
        "With branches: weight of each other subdomain beside 1 for the branch's own.",
        OURS,
        ADVANCED);
    book.real(
        "sft.weight-decay",
        "Weight decay",
        .01,
        0,
        1,
        "",
        "AdamW's decoupled weight decay, in base training too.",
        OURS,
        ADVANCED);
    book.real(
        "sft.beta2",
        "Beta 2",
        .98,
        .5,
        .9999,
        "",
        "AdamW's decay of the second moment, in base training too; that of the first is .9.",
        OURS,
        ADVANCED);
    book.real(
        "sft.clip-norm",
        "Gradient clip",
        1,
        1e-4,
        1e4,
        "",
        "Largest global gradient norm, in base training too.",
        OURS,
        ADVANCED);

    book.section("probe", "Spectrum: probing");
    book.whole(
        "probe.every",
        "Checkpoint every",
        100,
        1,
        1_000_000,
        "steps",
        "A checkpoint is saved and probed after so many SFT steps.",
        OURS,
        SIMPLE);
    book.whole(
        "probe.problems",
        "Probing problems",
        32,
        2,
        100_000,
        "per subdomain and half",
        "Problems in the select half and in the confirm half of each subdomain's probing set.",
        OURS,
        SIMPLE);
    book.whole(
        "probe.samples",
        "Samples",
        8,
        1,
        1024,
        "per problem",
        "Answers sampled for each probing problem.",
        OURS,
        ADVANCED);
    book.whole(
        "probe.k",
        "K",
        8,
        1,
        1024,
        "",
        "Specialists are the checkpoints of highest Pass@K; at most the samples.",
        OURS,
        SIMPLE);

    book.section("fuse", "Spectrum: fusion");
    book.choice(
        "fuse.method",
        "Method",
        "uniform",
        List.of(
            "uniform", "slerp", "task-arithmetic", "ties", "dare", "greedy-soup", "best-single"),
        "How the specialists' weights become one model. The paper: the uniform mean.",
        PAPER,
        SIMPLE);
    book.real(
        "fuse.density",
        "Density",
        .5,
        .01,
        1,
        "",
        "TIES and DARE: share of each delta that is kept.",
        OURS,
        ADVANCED);
    book.real(
        "fuse.scale",
        "Scale",
        1,
        0,
        4,
        "",
        "Task arithmetic, TIES and DARE: factor on the merged delta.",
        OURS,
        ADVANCED);
  }
}
