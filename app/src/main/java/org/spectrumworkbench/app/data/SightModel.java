package org.spectrumworkbench.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.data.TokenView;
import org.spectrumworkbench.core.problem.data.TrainingTokens;

/** Rows as a model sees them: cut into tokens, with those that the loss counts on. */
final class SightModel {
  private final Background background;
  private final Background.Latest latest;
  private final ObjectProperty<String> model = new SimpleObjectProperty<>(BaseModels.TINY);
  private final ReadOnlyObjectWrapper<Sight> sight =
      new ReadOnlyObjectWrapper<>(new Sight(List.of()));
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<ShownRow> rows = List.of();

  /**
   * One row.
   *
   * @param number as in {@link ShownRow}
   */
  record SeenRow(long number, TokenView tokens) {}

  /** Some rows, in order. */
  record Sight(List<SeenRow> rows) {
    /** Tokens of the longest row. */
    int longest() {
      return rows.stream().mapToInt(row -> row.tokens().tokens().size()).max().orElse(0);
    }

    int tokens() {
      return rows.stream().mapToInt(row -> row.tokens().tokens().size()).sum();
    }

    int learned() {
      return rows.stream().mapToInt(row -> row.tokens().learned()).sum();
    }

    int unknown() {
      return rows.stream().mapToInt(row -> row.tokens().unknown()).sum();
    }
  }

  SightModel(Background background) {
    this.background = background;
    this.latest = background.latest();
    model.addListener((property, old, now) -> look());
  }

  /** The model whose tokenizer cuts: {@link BaseModels#TINY} or a folder. */
  ObjectProperty<String> modelProperty() {
    return model;
  }

  ReadOnlyObjectProperty<Sight> sightProperty() {
    return sight.getReadOnlyProperty();
  }

  /** Why there is nothing to see. */
  ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Shows other rows. */
  void show(List<ShownRow> shown) {
    rows = List.copyOf(shown);
    look();
  }

  /** Shows nothing; what is being cut into tokens does not arrive any more. */
  void clear() {
    latest.cancel();
    rows = List.of();
    sight.set(new Sight(List.of()));
    failure.set(Optional.empty());
  }

  private void look() {
    List<ShownRow> asked = rows;
    String name = model.get();
    latest.start(
        background
            .task("Cut into tokens", progress -> see(name, asked))
            .onSuccess(seen -> {
              sight.set(seen);
              failure.set(Optional.empty());
            })
            .onFailure(fault -> {
              sight.set(new Sight(List.of()));
              failure.set(Optional.of(fault));
            }));
  }

  private static Sight see(String model, List<ShownRow> rows) {
    try (Tokenizer tokenizer = BaseModels.tokenizer(model)) {
      TrainingTokens tokens = new TrainingTokens(tokenizer);
      List<SeenRow> seen = new ArrayList<>();
      for (ShownRow row : rows) {
        row.problem().ifPresent(problem -> seen.add(new SeenRow(row.number(), tokens.of(problem))));
      }
      return new Sight(List.copyOf(seen));
    }
  }
}
