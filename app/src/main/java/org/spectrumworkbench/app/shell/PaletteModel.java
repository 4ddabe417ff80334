package org.spectrumworkbench.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the palette offers for the letters typed so far, best first. */
final class PaletteModel {
  private static final int SHOWN = 60;

  private final Supplier<List<Command>> source;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<Command> matches = FXCollections.observableArrayList();
  private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
  private List<Command> all = List.of();

  /**
   * @param source everything on offer, asked each time the palette opens
   */
  PaletteModel(Supplier<List<Command>> source) {
    this.source = source;
    query.addListener((property, old, now) -> match());
  }

  /** Begins anew: everything on offer, nothing typed. */
  void open() {
    all = source.get();
    query.set("");
    match();
  }

  StringProperty queryProperty() {
    return query;
  }

  ObservableList<Command> matches() {
    return matches;
  }

  /** Index of the highlighted match; -1 where nothing matches. */
  IntegerProperty chosenProperty() {
    return chosen;
  }

  /** Moves the highlight, around the ends. */
  void move(int by) {
    if (!matches.isEmpty()) {
      chosen.set(Math.floorMod(chosen.get() + by, matches.size()));
    }
  }

  private void match() {
    record Scored(Command command, int score) {}
    List<Scored> scored = new ArrayList<>();
    for (Command command : all) {
      // A hint helps to find a command, but a title that fits goes first.
      int title = FuzzyMatch.score(query.get(), command.title());
      int hint = FuzzyMatch.score(query.get(), command.title() + " " + command.hint());
      int score = Math.max(title, hint == FuzzyMatch.NONE ? hint : hint / 2);
      if (score != FuzzyMatch.NONE) {
        scored.add(new Scored(command, score));
      }
    }
    scored.sort(
        Comparator.comparingInt((Scored one) -> -one.score())
            .thenComparing(one -> one.command().kind()));
    // Through -1, so that a list that drops its highlight with its items is told again.
    chosen.set(-1);
    matches.setAll(scored.stream().limit(SHOWN).map(Scored::command).toList());
    chosen.set(matches.isEmpty() ? -1 : 0);
  }
}
