package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.evaluate.PassAtK;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.ProbeScored;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Weights;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.RolloutSampler;
import org.spectrumworkbench.core.spectrum.Dare;
import org.spectrumworkbench.core.spectrum.Fusion;
import org.spectrumworkbench.core.spectrum.GreedySoup;
import org.spectrumworkbench.core.spectrum.NamedWeights;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;
import org.spectrumworkbench.core.spectrum.Shares;
import org.spectrumworkbench.core.spectrum.Slerp;
import org.spectrumworkbench.core.spectrum.TaskArithmetic;
import org.spectrumworkbench.core.spectrum.Ties;
import org.spectrumworkbench.core.spectrum.WeightedAverage;

/** Expert fusion: the specialists' weights become one model. */
final class FuseStage {
  private final RunContext context;
  private final Pipeline.Fuse step;

  private FuseStage(RunContext context, Pipeline.Fuse step) {
    this.context = context;
    this.step = step;
  }

  static void run(RunContext context, Pipeline.Fuse step) {
    new FuseStage(context, step).run();
  }

  private void run() {
    context.stageStarted(step, 0);
    List<NamedWeights> specialists = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (SpecialistSelected s : context.specialists) {
      context.stopIfAsked();
      names.add(s.subdomain() + " = " + s.source() + " step " + s.step());
      specialists.add(
          new NamedWeights("specialist " + s.subdomain(), model(s.source(), s.step()).weights()));
    }
    ModelFolder start = context.startModel();
    Experiment.Fuse fuse = context.experiment.fuse();
    NamedWeights base = new NamedWeights("base", start.weights());
    Weights fused =
        switch (fuse.method()) {
          case "uniform" -> WeightedAverage.UNIFORM.fuse(specialists);
          case "slerp" -> new Slerp(Shares.EQUAL).fuse(specialists);
          case "task-arithmetic" ->
              new TaskArithmetic(base, fuse.scale(), Shares.EQUAL).fuse(specialists);
          case "ties" ->
              new Ties(base, fuse.density(), fuse.scale(), Shares.EQUAL).fuse(specialists);
          case "dare" ->
              new Dare(
                      base,
                      fuse.density(),
                      fuse.scale(),
                      Shares.EQUAL,
                      context.seeds.child(step.id()).state())
                  .fuse(specialists);
          case "greedy-soup" -> greedy(start).fuse(specialists);
          case "best-single" -> best(names);
          default -> throw new IllegalArgumentException("no such method: " + fuse.method());
        };
    context.stopIfAsked();
    context.saveModel(
        step.id(),
        CheckpointFolder.with(start, fused),
        fuse.method() + ": " + String.join(", ", names));
    context.stageFinished(step);
  }

  private ModelFolder model(String source, int at) {
    for (CheckpointSaved saved : context.checkpoints.saved().getOrDefault(source, List.of())) {
      if (saved.step() == at) {
        return context.model(saved);
      }
    }
    throw new IllegalStateException("no checkpoint of " + source + " at step " + at);
  }

  /**
   * The one checkpoint whose Pass@K on the select halves is best on average over the subdomains.
   */
  private Weights best(List<String> names) {
    Map<String, Double> sums = new LinkedHashMap<>();
    Map<String, ProbeScored> probes = new LinkedHashMap<>();
    for (ProbeScored probe : context.probes) {
      if (probe.half().equals(ExperimentProblems.label(Half.SELECT))) {
        String name = probe.source() + " step " + probe.step();
        probes.put(name, probe);
        sums.merge(name, probe.passAtK(), Double::sum);
      }
    }
    String best =
        sums.entrySet().stream()
            .reduce((one, next) -> next.getValue() > one.getValue() ? next : one)
            .orElseThrow()
            .getKey();
    ProbeScored probe = probes.get(best);
    if (probe == null) {
      throw new IllegalStateException(best);
    }
    names.clear();
    names.add(best);
    return model(probe.source(), probe.step()).weights();
  }

  /** Scores soups by Pass@K on the select halves, with the seeds of probing. */
  private Fusion greedy(ModelFolder shape) {
    Experiment.Probe probe = context.experiment.probe();
    List<Problem> problems = context.problems.probing(Half.SELECT).problems();
    SamplingSettings sampling =
        SamplingSettings.plain(context.experiment.evaluate().tokens(), shape.tokenizer().eosId());
    return new GreedySoup(weights -> {
      try (DecoderModel model = DecoderModel.load(context.engine, shape.config(), weights)) {
        RolloutSampler sampler = context.sampler(model, shape.tokenizer(), context::stopIfAsked);
        return sampler
            .sample(problems, probe.samples(), sampling, context.seeds.child("probe"))
            .groups()
            .stream()
            .map(Group::count)
            .mapToDouble(c -> PassAtK.estimate(c.samples(), c.correct(), probe.k()))
            .average()
            .orElseThrow();
      }
    });
  }
}
