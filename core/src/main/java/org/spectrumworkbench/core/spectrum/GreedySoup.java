package org.spectrumworkbench.core.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spectrumworkbench.core.model.Weights;

/**
 * Greedy soup (Wortsman et al. 2022): models in falling order of their held-out score, each kept if
 * the uniform average with it does not score lower than without it.
 *
 * @param heldOutScore scores weights on problems that are neither trained nor evaluated on; higher
 *     is better
 */
public record GreedySoup(ToDoubleFunction<Weights> heldOutScore) implements Fusion {
  /**
   * The soup with what went into it.
   *
   * @param weights the average
   * @param ingredients names of the models in it, best first
   * @param score its held-out score
   */
  public record Soup(Weights weights, List<String> ingredients, double score) {
    public Soup {
      ingredients = List.copyOf(ingredients);
    }
  }

  private record Scored(NamedWeights model, double score) {}

  @Override
  public Weights fuse(List<NamedWeights> models) {
    return cook(models).weights();
  }

  /** Makes the soup and says what went into it. Scores each model once and each try once. */
  public Soup cook(List<NamedWeights> models) {
    Fusion.check(models);
    List<Scored> scored = new ArrayList<>();
    for (NamedWeights model : models) {
      scored.add(new Scored(model, heldOutScore.applyAsDouble(model.weights())));
    }
    // Names decide between equal scores, so that the order of the models does not matter.
    scored.sort(
        Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(entry -> entry.model().name()));
    List<NamedWeights> kept = new ArrayList<>(List.of(scored.getFirst().model()));
    Weights soup = kept.getFirst().weights();
    double best = scored.getFirst().score();
    for (Scored next : scored.subList(1, scored.size())) {
      List<NamedWeights> tried = new ArrayList<>(kept);
      tried.add(next.model());
      Weights average = WeightedAverage.UNIFORM.fuse(tried);
      double score = heldOutScore.applyAsDouble(average);
      if (score >= best) {
        kept = tried;
        soup = average;
        best = score;
      }
    }
    return new Soup(soup, kept.stream().map(NamedWeights::name).toList(), best);
  }
}
