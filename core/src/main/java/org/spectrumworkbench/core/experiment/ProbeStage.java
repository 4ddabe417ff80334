package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.ProbeScored;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.RolloutSampler;
import org.spectrumworkbench.core.spectrum.Checkpoint;
import org.spectrumworkbench.core.spectrum.ProbeTable;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;
import org.spectrumworkbench.core.spectrum.Specialist;
import org.spectrumworkbench.core.spectrum.SpecialistSelection;

/**
 * Domain-aware diversity probing: Pass@K of every checkpoint in every subdomain, on both halves of
 * the probing set; then the selection of the specialists.
 */
final class ProbeStage {
  private final RunContext context;
  private final Pipeline.Probe step;
  private final ProbeTable table;

  private ProbeStage(RunContext context, Pipeline.Probe step) {
    this.context = context;
    this.step = step;
    this.table = new ProbeTable(context.experiment.probe().k());
  }

  static void run(RunContext context, Pipeline.Probe step) {
    new ProbeStage(context, step).run();
  }

  private void run() {
    int done = context.firstStep(step.id());
    context.probes.forEach(this::scoredEarlier);
    context.stageStarted(step, done);
    List<CheckpointSaved> checkpoints = checkpoints();
    while (done < checkpoints.size()) {
      probe(checkpoints.get(done));
      context.partFinished(step, ++done);
    }
    boolean branches = context.experiment.sft().branches();
    List<Specialist> specialists =
        SpecialistSelection.of(
            table,
            (subdomain, checkpoint) ->
                !branches || checkpoint.source().equals(Pipeline.SFT + "-" + subdomain));
    for (Specialist specialist : specialists) {
      context.write(
          new SpecialistSelected(
              step.id(),
              specialist.subdomain(),
              specialist.checkpoint().source(),
              specialist.checkpoint().step(),
              specialist.selected(),
              specialist.confirmed()));
    }
    context.stageFinished(step);
  }

  /**
   * Those saved every k steps, and the last; one saved because a run was stopped does not take
   * part.
   */
  private List<CheckpointSaved> checkpoints() {
    List<CheckpointSaved> list = new ArrayList<>();
    for (String source : step.sources()) {
      for (CheckpointSaved saved : context.checkpoints.saved().getOrDefault(source, List.of())) {
        if (NeededParts.isProbed(context.experiment, saved)) {
          list.add(saved);
        }
      }
    }
    return list;
  }

  private void scoredEarlier(ProbeScored scored) {
    List<ProblemCount> counts = new ArrayList<>();
    for (int i = 0; i < scored.correct().size(); i++) {
      counts.add(
          new ProblemCount(
              Integer.toString(i), scored.subdomain(), scored.samples(), scored.correct().get(i)));
    }
    table.add(
        new Checkpoint(scored.source(), scored.step()),
        scored.subdomain(),
        ExperimentProblems.half(scored.half()),
        counts);
  }

  private void probe(CheckpointSaved saved) {
    Checkpoint checkpoint = new Checkpoint(saved.stage(), saved.step());
    ModelFolder folder = context.model(saved);
    SamplingSettings sampling =
        SamplingSettings.plain(context.experiment.evaluate().tokens(), folder.tokenizer().eosId());
    try (DecoderModel model =
        DecoderModel.load(context.engine, folder.config(), folder.weights())) {
      RolloutSampler sampler = context.sampler(model, folder.tokenizer(), context::stopIfAsked);
      for (Half half : Half.values()) {
        counts(sampler, half, sampling, checkpoint)
            .forEach((subdomain, counts) -> {
              table.add(checkpoint, subdomain, half, counts);
              context.write(scored(checkpoint, subdomain, half, counts));
            });
      }
    }
  }

  /** Samples one half of the probing sets; counts by subdomain. */
  private Map<String, List<ProblemCount>> counts(
      RolloutSampler sampler, Half half, SamplingSettings sampling, Checkpoint checkpoint) {
    Experiment.Probe probe = context.experiment.probe();
    Map<String, List<ProblemCount>> counts = new LinkedHashMap<>();
    List<Problem> set = context.problems.probing(half).problems();
    int atOnce = Math.max(1, EvaluateStage.ROWS / probe.samples());
    for (int from = 0; from < set.size(); from += atOnce) {
      context.stopIfAsked();
      List<Problem> chunk = set.subList(from, Math.min(set.size(), from + atOnce));
      for (Group group :
          sampler.sample(chunk, probe.samples(), sampling, context.seeds.child("probe")).groups()) {
        counts
            .computeIfAbsent(group.problem().subdomain(), s -> new ArrayList<>())
            .add(group.count());
        context.write(
            RunContext.sampled(step.id() + ":" + checkpoint.source(), checkpoint.step(), group));
      }
    }
    return counts;
  }

  private ProbeScored scored(
      Checkpoint checkpoint, String subdomain, Half half, List<ProblemCount> counts) {
    Interval interval =
        table.interval(checkpoint, subdomain, half, Bootstrap.STANDARD).orElseThrow();
    return new ProbeScored(
        step.id(),
        checkpoint.source(),
        checkpoint.step(),
        subdomain,
        ExperimentProblems.label(half),
        table.k(),
        table.passAtK(checkpoint, subdomain, half).orElseThrow(),
        interval.low(),
        interval.high(),
        table.passAt1(checkpoint, subdomain, half).orElseThrow(),
        context.experiment.probe().samples(),
        counts.stream().map(ProblemCount::correct).toList());
  }
}
