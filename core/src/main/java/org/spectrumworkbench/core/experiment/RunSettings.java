package org.spectrumworkbench.core.experiment;

import static org.spectrumworkbench.core.experiment.Setting.Level.ADVANCED;
import static org.spectrumworkbench.core.experiment.Setting.Level.SIMPLE;
import static org.spectrumworkbench.core.experiment.Setting.Source.OURS;

import java.util.List;
import org.spectrumworkbench.core.problem.PromptTemplate;

/** Settings of the run itself, its base model and its problems. */
final class RunSettings {
  private RunSettings() {}

  static void describe(SettingBook book) {
    book.section("", "Run");
    book.text(
        "name", "Name", "experiment", 80, "What the run is called in lists and reports.", SIMPLE);
    book.whole(
        "seed",
        "Seed",
        1,
        0,
        2_000_000_000,
        "",
        "All random numbers of the run derive from it.",
        OURS,
        SIMPLE);
    book.names(
        "stages",
        "Phases",
        List.of("spectrum", "signal"),
        List.of("spectrum", "signal"),
        0,
        "spectrum: fine-tune, probe, fuse. signal: reinforcement learning. Without a phase the next starts from the model before it.",
        OURS,
        SIMPLE);
    book.whole(
        "threads",
        "Threads",
        1,
        1,
        256,
        "threads",
        "Threads of a single tensor operation. On a small model a second thread gains a quarter on an idle machine and loses far more on a busy one. Results are bit-identical only for equal numbers of threads.",
        OURS,
        ADVANCED);
    book.text(
        "device",
        "Device",
        "auto",
        20,
        "auto takes the first GPU, else the CPU; cpu; gpu:0, gpu:1, ...",
        ADVANCED);

    book.section("model", "Base model");
    book.text(
        "model.folder",
        "Model",
        "tiny-base",
        1000,
        "A Hugging Face folder of a plain Qwen2 model; tiny-base, the model that comes with the program and knows the tiny language; or tiny-text, a small untrained one that reads any text by its bytes and wants model.from-scratch.",
        SIMPLE);
    book.flag(
        "model.from-scratch",
        "Train the base first",
        false,
        "Start from random weights and train the base model as the first stage; model.folder then gives only the tokenizer and the shape.",
        SIMPLE);

    book.section("problems", "Problems");
    book.text(
        "problems.set",
        "Problems",
        ProblemSets.TINY,
        100,
        "tiny: the tiny language's own, without end. generated: the families named below, without end. Else a data set, as name or name@version; see: spectrum datasets.",
        SIMPLE);
    book.text(
        "problems.evaluate",
        "Evaluate on",
        "",
        100,
        "Another data set to evaluate on, as name or name@version. Empty: the part of the problems that is held out.",
        SIMPLE);
    book.labels(
        "problems.subdomains",
        "Subdomains",
        64,
        "Parts of the domain that get a specialist each. Empty: all that the problems have; the tiny language has the four that the paper names.",
        SIMPLE);
    book.labels(
        "problems.families",
        "Families",
        200,
        "Of generated problems: names of families or of subdomains; see: spectrum generate --list. Empty: all.",
        SIMPLE);
    book.wholes(
        "problems.levels",
        "Levels",
        List.of(1),
        1,
        5,
        1,
        5,
        "Of generated problems: difficulty, each with equal chances.",
        OURS,
        ADVANCED);
    book.verbatim(
        "problems.prompt",
        "Prompt",
        PromptTemplate.QUESTION,
        4000,
        "What the model reads; {question} stands for the question, with its options where it has any. The paper asks for the answer in \\boxed{}.",
        ADVANCED);
    book.real(
        "problems.slips",
        "Slips",
        .15,
        0,
        .9,
        "",
        "Share of worked solutions in which one slip of arithmetic propagates to the answer.",
        OURS,
        ADVANCED);
    book.real(
        "problems.direct",
        "Direct answers",
        .3,
        0,
        10,
        "",
        "Weight of answers without working, beside 1 for each of the three strategies.",
        OURS,
        ADVANCED);
  }
}
