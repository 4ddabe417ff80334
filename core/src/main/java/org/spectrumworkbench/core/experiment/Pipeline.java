package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.PlannedStage;

/**
 * The stages of an experiment, in the order in which the method takes them.
 *
 * <pre>
 * [base] > evaluate > sft (checkpoints or branches) > probe > fuse > evaluate > signal > evaluate > controls
 * </pre>
 */
public final class Pipeline {
  /** Stage identifiers. Branches append {@code -<subdomain>}, control arms {@code -<arm>}. */
  public static final String BASE = "base";

  public static final String SFT = "sft";
  public static final String PROBE = "probe";
  public static final String FUSE = "fuse";
  public static final String SIGNAL = "signal";
  public static final String JOINT = "joint";
  public static final String EVALUATE = "evaluate-";

  private Pipeline() {}

  /** What a stage does. */
  public sealed interface Step {
    /** Identifier, unique in the run. */
    String id();

    /** For people. */
    String title();

    /** Optimiser steps, checkpoints probed, or chunks of problems: what progress counts. */
    int steps();

    /** As in {@link PlannedStage#kind()}. */
    default String kind() {
      return switch (this) {
        case TrainBase base -> "base";
        case FineTune sft -> "sft";
        case Probe probe -> "probe";
        case Fuse fuse -> "fuse";
        case Reinforce signal -> "signal";
        case EvaluateModel evaluate -> "evaluate";
      };
    }
  }

  /** Trains the base model from random weights. */
  public record TrainBase(int steps) implements Step {
    @Override
    public String id() {
      return BASE;
    }

    @Override
    public String title() {
      return "Train the base model";
    }
  }

  /**
   * Supervised fine-tuning.
   *
   * @param subdomain the branch's own, empty for a run on all of them
   */
  public record FineTune(String id, String subdomain, int steps) implements Step {
    @Override
    public String title() {
      if (id.equals(JOINT)) {
        return "Control: joint training of equal compute";
      }
      return subdomain.isEmpty() ? "Fine-tune" : "Fine-tune the " + subdomain + " branch";
    }
  }

  /** Probes every checkpoint of the fine-tuning stages and selects the specialists. */
  public record Probe(List<String> sources, int steps) implements Step {
    @Override
    public String id() {
      return PROBE;
    }

    @Override
    public String title() {
      return "Probe the checkpoints";
    }
  }

  /** Fuses the specialists. */
  public record Fuse() implements Step {
    @Override
    public String id() {
      return FUSE;
    }

    @Override
    public String title() {
      return "Fuse the specialists";
    }

    @Override
    public int steps() {
      return 1;
    }
  }

  /**
   * Reinforcement learning from the spectrum model.
   *
   * @param arm the method: one of signal.method, or mgpo-renormalised
   */
  public record Reinforce(String id, String arm, int steps) implements Step {
    @Override
    public String title() {
      return id.equals(SIGNAL) ? method(arm) : "Control: " + method(arm);
    }
  }

  /**
   * Evaluates one model on the held-out problems.
   *
   * @param model name of the result: base, spectrum, signal, joint, or an arm
   * @param from the stage whose model it is; empty for the base model as given
   */
  public record EvaluateModel(String model, String from, int steps) implements Step {
    @Override
    public String id() {
      return EVALUATE + model;
    }

    @Override
    public String title() {
      return switch (model) {
        case "base" -> "Evaluate the base model";
        case "spectrum" -> "Evaluate the fused model";
        case SIGNAL -> "Evaluate the signal model";
        case JOINT -> "Evaluate joint training";
        default -> "Evaluate " + method(model);
      };
    }
  }

  /** A method as people write it. */
  private static String method(String arm) {
    return switch (arm) {
      case "mgpo-renormalised" -> "MGPO, weights of mean 1";
      case "dr-grpo" -> "Dr.GRPO";
      default -> arm.toUpperCase(Locale.ROOT);
    };
  }

  /** The stages of an experiment. */
  public static List<Step> of(Experiment experiment) {
    List<Step> steps = new ArrayList<>();
    int evaluations = experiment.evaluate().problems();
    String model = "";
    if (experiment.model().fromScratch()) {
      steps.add(new TrainBase(experiment.base().steps()));
      model = BASE;
    }
    steps.add(new EvaluateModel("base", model, evaluations));
    if (experiment.spectrum()) {
      Experiment.Sft sft = experiment.sft();
      // Every k steps, and the last.
      int checkpoints = Math.ceilDiv(sft.steps(), experiment.probe().every());
      List<String> sources = new ArrayList<>();
      if (sft.branches()) {
        for (String subdomain : experiment.problems().subdomains()) {
          steps.add(new FineTune(SFT + "-" + subdomain, subdomain, sft.steps()));
          sources.add(SFT + "-" + subdomain);
        }
      } else {
        steps.add(new FineTune(SFT, "", sft.steps()));
        sources.add(SFT);
      }
      steps.add(new Probe(sources, checkpoints * sources.size()));
      steps.add(new Fuse());
      steps.add(new EvaluateModel("spectrum", FUSE, evaluations));
      model = FUSE;
      if (experiment.controls().joint()) {
        // With checkpoints of one run, that run itself is the joint training of equal compute: its
        // last checkpoint is evaluated and nothing is trained again.
        if (sft.branches()) {
          steps.add(new FineTune(JOINT, "", sft.steps() * sources.size()));
        }
        steps.add(new EvaluateModel(JOINT, sft.branches() ? JOINT : SFT, evaluations));
      }
    }
    if (experiment.hasSignal() && experiment.signal().steps() > 0) {
      steps.add(new Reinforce(SIGNAL, experiment.signal().method(), experiment.signal().steps()));
      steps.add(new EvaluateModel(SIGNAL, SIGNAL, evaluations));
      for (String arm : experiment.controls().arms()) {
        String id = SIGNAL + "-" + arm;
        steps.add(new Reinforce(id, arm, experiment.signal().steps()));
        steps.add(new EvaluateModel(arm, id, evaluations));
      }
    }
    return steps;
  }

  /** The stages as the journal announces them. */
  public static List<PlannedStage> plan(Experiment experiment) {
    return of(experiment).stream()
        .map(step -> new PlannedStage(step.id(), step.kind(), step.title(), step.steps()))
        .toList();
  }

  /** The same of a run; nothing where its settings cannot be read. */
  static List<PlannedStage> planIfReadable(RunFolder run) {
    try {
      return plan(Experiment.of(run.settings()));
    } catch (WorkbenchException e) {
      return List.of();
    }
  }
}
