package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.RolloutSampler;

/** Scores one model on the held-out problems, with the same seeds for every model of the run. */
final class EvaluateStage {
  private EvaluateStage() {}

  static void run(RunContext context, Pipeline.EvaluateModel step) {
    Experiment.Evaluate evaluate = context.experiment.evaluate();
    ModelFolder folder = step.from().isEmpty() ? context.model("") : context.model(step.from());
    SamplingSettings sampling =
        new SamplingSettings(
            evaluate.temperature(),
            evaluate.topK(),
            evaluate.topP(),
            evaluate.minP(),
            evaluate.tokens(),
            Set.of(folder.tokenizer().eosId()));
    List<Problem> problems = context.problems.evaluation().problems();
    int done = context.firstStep(step.id());
    List<ProblemCount> counts = new ArrayList<>();
    if (done > 0) {
      Map<String, ProblemCount> earlier = context.sampledEarlier(step, problems.subList(0, done));
      problems
          .subList(0, done)
          .forEach(p -> counts.add(requireNonNull(earlier.get(p.id()), p.id())));
    }
    context.stageStarted(step, done);
    try (DecoderModel model =
        DecoderModel.load(context.engine, folder.config(), folder.weights())) {
      RolloutSampler sampler = context.sampler(model, folder.tokenizer(), context::stopIfAsked);
      int atOnce = Math.max(1, ROWS / evaluate.samples());
      for (int from = done; from < problems.size(); from += atOnce) {
        context.stopIfAsked();
        List<Problem> chunk = problems.subList(from, Math.min(problems.size(), from + atOnce));
        for (Group group :
            sampler
                .sample(chunk, evaluate.samples(), sampling, context.seeds.child("evaluate"))
                .groups()) {
          counts.add(group.count());
          context.write(RunContext.sampled(step.id(), 0, group));
        }
        context.partFinished(step, from + chunk.size());
      }
    }
    StageResult result = Scores.result(step.model(), counts, evaluate.k(), context.wallSeconds());
    context.write(new RunEvent.ModelEvaluated(step.id(), result));
    context.stageFinished(step);
  }

  /** Answers decoded at once: enough to fill the matrix units, little enough for the cache. */
  static final int ROWS = 512;
}
