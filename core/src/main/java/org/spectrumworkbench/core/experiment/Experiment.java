package org.spectrumworkbench.core.experiment;

import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.problem.PromptTemplate;
import org.spectrumworkbench.core.verify.math.MathSettings;

/**
 * An experiment as the stages read it: the {@link Settings} as typed, immutable records.
 *
 * <p>Meanings, ranges, units and defaults stand in {@link SettingCatalogue}.
 */
public record Experiment(
    String name,
    int seed,
    int threads,
    String device,
    List<String> stages,
    Model model,
    Problems problems,
    Base base,
    Sft sft,
    Probe probe,
    Fuse fuse,
    Signal signal,
    Evaluate evaluate,
    Controls controls,
    MathSettings verify,
    Retention keep) {

  /** Whether the run has a spectrum phase: fine-tuning, probing, fusion. */
  public boolean spectrum() {
    return stages.contains("spectrum");
  }

  /** Whether the run trains anything. */
  public boolean trains() {
    return model.fromScratch() || spectrum() || hasSignal();
  }

  /** Whether the run has a signal phase. */
  public boolean hasSignal() {
    return stages.contains("signal");
  }

  public record Model(String folder, boolean fromScratch) {}

  /**
   * Where problems come from.
   *
   * @param set {@link ProblemSets#TINY}, {@link ProblemSets#GENERATED} or a data set
   * @param evaluate a data set to evaluate on; empty for the held-out part of {@code set}
   */
  public record Problems(
      String set,
      String evaluate,
      List<String> subdomains,
      List<String> families,
      List<Integer> levels,
      PromptTemplate prompt,
      double slips,
      double direct) {}

  public record Base(int steps, double rate, int batch) {}

  public record Sft(
      String arrangement,
      int steps,
      int batch,
      double rate,
      String schedule,
      double finalRate,
      double warmup,
      double replay,
      AdamW.Settings adamw) {
    /** Whether each subdomain gets a run of its own. */
    public boolean branches() {
      return arrangement.equals("branches");
    }
  }

  public record Probe(int every, int problems, int samples, int k) {}

  public record Fuse(String method, double density, double scale) {}

  public record Signal(
      String method,
      double lambda,
      boolean renormalise,
      int steps,
      int problems,
      int group,
      double rate,
      AdamW.Settings adamw,
      String ratio,
      double clipLow,
      double clipHigh,
      int updates,
      double kl,
      boolean dropNoSignal,
      double temperature,
      int saveEvery,
      int microBatch) {
    /**
     * The lambda that an arm's advantages are weighted with: 0 where there is no entropy weight.
     *
     * @param arm the method: one of signal.method, or mgpo-renormalised
     * @param lambda that of the settings
     */
    public static double lambdaOf(String arm, double lambda) {
      return arm.startsWith("mgpo") ? lambda : 0;
    }
  }

  public record Evaluate(
      int problems,
      int samples,
      List<Integer> k,
      double temperature,
      double topP,
      int topK,
      double minP,
      int tokens) {}

  public record Controls(boolean joint, List<String> arms) {}

  /**
   * Reads the settings into records and checks what no single range can.
   *
   * @throws WorkbenchException where two settings contradict each other, naming both, or the device
   *     is none
   */
  public static Experiment of(Settings s) {
    DeviceChoice unused = DeviceChoice.parse(s.text("device"));
    atMost(s, "probe.k", "probe.samples");
    for (int k : s.wholes("evaluate.k")) {
      if (k > s.whole("evaluate.samples")) {
        throw contradiction(
            "evaluate.k holds " + k,
            "evaluate.samples is " + s.whole("evaluate.samples"),
            "Pass@K needs at least K samples of each problem: raise evaluate.samples or drop that K.");
      }
    }
    atMost(s, "signal.micro-batch", "signal.problems");
    if (s.whole("probe.every") > s.whole("sft.steps")) {
      throw contradiction(
          "probe.every is " + s.whole("probe.every"),
          "sft.steps is " + s.whole("sft.steps"),
          "No checkpoint would be saved: lower probe.every or raise sft.steps.");
    }
    List<String> subdomains = subdomains(s);
    if (subdomains.isEmpty()) {
      throw contradiction(
          "problems.subdomains is empty",
          "problems.set is " + s.text("problems.set"),
          "List the subdomains that the problems have.");
    }
    if (s.text("problems.set").equals(ProblemSets.TINY)
        && !s.text("problems.prompt").equals(PromptTemplate.QUESTION)) {
      throw contradiction(
          "problems.prompt is '" + s.text("problems.prompt") + "'",
          "problems.set is " + ProblemSets.TINY + ", whose prompts are the bare questions",
          "Leave problems.prompt at " + PromptTemplate.QUESTION + ", or name other problems.");
    }
    if (s.text("problems.set").equals(ProblemSets.TINY)
        && !SettingCatalogue.SUBDOMAINS.containsAll(subdomains)) {
      throw contradiction(
          "problems.subdomains is [" + String.join(", ", subdomains) + "]",
          "the tiny language has " + String.join(", ", SettingCatalogue.SUBDOMAINS),
          "Use some of these, or other problems (problems.set).");
    }
    if (s.whole("evaluate.problems") < subdomains.size()) {
      throw contradiction(
          "evaluate.problems is " + s.whole("evaluate.problems"),
          "there are " + subdomains.size() + " subdomains",
          "Give every subdomain at least one problem.");
    }
    if (!BaseModels.hasWeights(s.text("model.folder")) && !s.flag("model.from-scratch")) {
      throw contradiction(
          "model.folder is " + s.text("model.folder") + ", which has learned nothing yet",
          "model.from-scratch is false",
          "Set model.from-scratch to true, or name a model that has weights.");
    }
    return new Experiment(
        s.text("name"),
        s.whole("seed"),
        s.whole("threads"),
        s.text("device"),
        s.names("stages"),
        new Model(s.text("model.folder"), s.flag("model.from-scratch")),
        new Problems(
            s.text("problems.set"),
            s.text("problems.evaluate"),
            subdomains,
            s.names("problems.families"),
            s.wholes("problems.levels").stream().distinct().sorted().toList(),
            new PromptTemplate(s.text("problems.prompt")),
            s.real("problems.slips"),
            s.real("problems.direct")),
        new Base(s.whole("base.steps"), s.real("base.rate"), s.whole("base.batch")),
        new Sft(
            s.text("sft.arrangement"),
            s.whole("sft.steps"),
            s.whole("sft.batch"),
            s.real("sft.rate"),
            s.text("sft.schedule"),
            s.real("sft.final-rate"),
            s.real("sft.warmup"),
            s.real("sft.replay"),
            adamw(s, "sft")),
        new Probe(
            s.whole("probe.every"),
            s.whole("probe.problems"),
            s.whole("probe.samples"),
            s.whole("probe.k")),
        new Fuse(s.text("fuse.method"), s.real("fuse.density"), s.real("fuse.scale")),
        new Signal(
            s.text("signal.method"),
            s.real("signal.lambda"),
            s.flag("signal.renormalise"),
            s.whole("signal.steps"),
            s.whole("signal.problems"),
            s.whole("signal.group"),
            s.real("signal.rate"),
            adamw(s, "signal"),
            s.text("signal.ratio"),
            s.real("signal.clip-low"),
            s.real("signal.clip-high"),
            s.whole("signal.updates"),
            s.real("signal.kl"),
            s.flag("signal.drop-no-signal"),
            s.real("signal.temperature"),
            s.whole("signal.save-every"),
            s.whole("signal.micro-batch")),
        new Evaluate(
            s.whole("evaluate.problems"),
            s.whole("evaluate.samples"),
            s.wholes("evaluate.k").stream().distinct().sorted().toList(),
            s.real("evaluate.temperature"),
            s.real("evaluate.top-p"),
            s.whole("evaluate.top-k"),
            s.real("evaluate.min-p"),
            s.whole("evaluate.tokens")),
        new Controls(s.flag("controls.joint"), s.names("controls.arms")),
        VerifySettings.of(s),
        Retention.of(s));
  }

  /**
   * The subdomains of a run in the order in which they get colours and markers. Where the settings
   * leave them open, those of the tiny language; a run on other problems has them listed when it is
   * made ({@link ProblemSets#resolve}).
   */
  public static List<String> subdomains(Settings s) {
    List<String> named = s.names("problems.subdomains");
    return named.isEmpty() && s.text("problems.set").equals(ProblemSets.TINY)
        ? SettingCatalogue.SUBDOMAINS
        : named;
  }

  /** The optimiser of a section; what has no setting is the same everywhere. */
  private static AdamW.Settings adamw(Settings s, String section) {
    return new AdamW.Settings(
        AdamW.Settings.RECIPE.beta1(),
        s.real(section + ".beta2"),
        AdamW.Settings.RECIPE.epsilon(),
        s.real(section + ".weight-decay"),
        s.real(section + ".clip-norm"));
  }

  private static void atMost(Settings s, String small, String large) {
    if (s.whole(small) > s.whole(large)) {
      throw contradiction(
          small + " is " + s.whole(small),
          large + " is " + s.whole(large),
          "Give " + small + " at most the value of " + large + ".");
    }
  }

  private static WorkbenchException contradiction(String one, String other, String mend) {
    return new WorkbenchException(one + ", but " + other, mend);
  }
}
