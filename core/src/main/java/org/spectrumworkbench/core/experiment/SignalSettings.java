package org.spectrumworkbench.core.experiment;

import static org.spectrumworkbench.core.experiment.Setting.Level.ADVANCED;
import static org.spectrumworkbench.core.experiment.Setting.Level.SIMPLE;
import static org.spectrumworkbench.core.experiment.Setting.Source.OURS;
import static org.spectrumworkbench.core.experiment.Setting.Source.PAPER;

import java.util.List;

/** Settings of the signal phase. */
final class SignalSettings {
  private SignalSettings() {}

  static void describe(SettingBook book) {
    book.section("signal", "Signal: MGPO");
    book.choice(
        "signal.method",
        "Method",
        "mgpo",
        List.of("mgpo", "grpo", "dr-grpo", "bnpo", "dapo"),
        "mgpo weighs GRPO's advantages by the model's uncertainty; grpo is the same with lambda = 0.",
        PAPER,
        SIMPLE);
    book.real(
        "signal.lambda",
        "Lambda",
        4,
        0,
        100,
        "",
        "Sharpness of w = exp(-lambda D). 0 is GRPO exactly. The reports do not give it.",
        OURS,
        SIMPLE);
    book.flag(
        "signal.renormalise",
        "Weights to mean 1",
        false,
        "Scale the weights of a step to mean 1, to tell a curriculum from a smaller learning rate.",
        OURS,
        ADVANCED);
    book.whole(
        "signal.steps", "Steps", 160, 0, 1_000_000, "steps", "On-policy updates.", OURS, SIMPLE);
    book.whole(
        "signal.problems",
        "Problems a step",
        32,
        1,
        4096,
        "problems",
        "Problems sampled for each update.",
        OURS,
        ADVANCED);
    book.whole(
        "signal.group",
        "Group size G",
        8,
        2,
        1024,
        "answers",
        "Answers sampled for each problem.",
        OURS,
        SIMPLE);
    book.real(
        "signal.rate",
        "Learning rate",
        4e-4,
        1e-9,
        1,
        "",
        "AdamW's step size, constant.",
        OURS,
        SIMPLE);
    book.real(
        "signal.weight-decay",
        "Weight decay",
        .01,
        0,
        1,
        "",
        "AdamW's decoupled weight decay.",
        OURS,
        ADVANCED);
    book.real(
        "signal.beta2",
        "Beta 2",
        .98,
        .5,
        .9999,
        "",
        "AdamW's decay of the second moment; that of the first is .9.",
        OURS,
        ADVANCED);
    book.real(
        "signal.clip-norm",
        "Gradient clip",
        1,
        1e-4,
        1e4,
        "",
        "Largest global gradient norm.",
        OURS,
        ADVANCED);
    book.choice(
        "signal.ratio",
        "Ratio",
        "token",
        List.of("token", "sequence", "clipped-weight"),
        "What new and old policy are compared by: each token, the whole answer (GSPO), or each token as a constant weight capped at 1 + clip high (CISPO).",
        OURS,
        ADVANCED);
    book.real(
        "signal.clip-low",
        "Clip low",
        .2,
        0,
        1,
        "",
        "The ratio is clipped at 1 minus this.",
        OURS,
        ADVANCED);
    book.real(
        "signal.clip-high",
        "Clip high",
        .2,
        0,
        10,
        "",
        "The ratio is clipped at 1 plus this.",
        OURS,
        ADVANCED);
    book.whole(
        "signal.updates",
        "Updates a batch",
        1,
        1,
        64,
        "updates",
        "Gradient updates on the same rollouts; 1 is strictly on-policy.",
        PAPER,
        ADVANCED);
    book.real(
        "signal.kl",
        "KL beta",
        0,
        0,
        10,
        "",
        "Weight of the KL term (k3) to the start of the stage. The paper's objective has none.",
        PAPER,
        ADVANCED);
    book.flag(
        "signal.drop-no-signal",
        "Skip groups without signal",
        true,
        "Groups with only correct or only wrong answers have zero advantage; skipping them saves their training time.",
        OURS,
        ADVANCED);
    book.real(
        "signal.temperature",
        "Temperature",
        1,
        .01,
        10,
        "",
        "Of the sampled answers; the update compares the policies at the same temperature.",
        OURS,
        ADVANCED);
    book.whole(
        "signal.save-every",
        "Checkpoint every",
        40,
        1,
        1_000_000,
        "steps",
        "A checkpoint to resume from.",
        OURS,
        ADVANCED);
    book.whole(
        "signal.micro-batch",
        "Micro-batch",
        8,
        1,
        4096,
        "groups",
        "Groups whose gradients are computed at once; a smaller number takes less memory.",
        OURS,
        ADVANCED);
  }
}
