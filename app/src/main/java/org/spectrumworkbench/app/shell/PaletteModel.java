package org.spectrumworkbench.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.fx.Texts;

/** What the palette offers for the letters typed so far, best first. */
final class PaletteModel {
  private static final Logger LOG = LoggerFactory.getLogger(PaletteModel.class);
  private static final Texts TEXTS = Texts.of(PaletteModel.class);
  private static final int SHOWN = 60;

  /** Shorter words are in every problem. */
  private static final int LETTERS_TO_SEARCH = 2;

  private final Supplier<List<Command>> source;
  private final FreshRead<String, Found> searching;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<Command> matches = FXCollections.observableArrayList();
  private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
  private List<Command> all = List.of();
  private List<Command> found = List.of();

  private record Found(String query, List<Command> commands) {}

  /**
   * @param source everything on offer, asked each time the palette opens
   * @param search what else there is for the letters typed; off the window's thread
   */
  PaletteModel(
      Background background,
      Supplier<List<Command>> source,
      Function<String, List<Command>> search) {
    this.source = source;
    this.searching =
        new FreshRead<>(
            background,
            TEXTS.get("palette.search"),
            typed -> new Found(typed, search.apply(typed)),
            this::found,
            // What is on offer by name can be used without.
            why -> LOG.warn("searching the store", why));
    query.addListener((property, old, now) -> typed(now));
  }

  /** Begins anew: everything on offer, nothing typed. */
  void open() {
    all = source.get();
    found = List.of();
    query.set("");
    match();
  }

  private void typed(String text) {
    found = List.of();
    match();
    if (text.strip().length() < LETTERS_TO_SEARCH) {
      searching.drop();
    } else {
      searching.request(text.strip());
    }
  }

  /** Takes in what the search found; the highlight stays on its command. */
  private void found(Found what) {
    if (!what.query().equals(query.get().strip())) {
      return;
    }
    found = what.commands();
    Command highlighted = matches.isEmpty() ? null : matches.get(Math.max(0, chosen.get()));
    boolean moved = chosen.get() > 0;
    match();
    if (moved && matches.contains(highlighted)) {
      chosen.set(matches.indexOf(highlighted));
    }
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
    Set<String> offered = new HashSet<>();
    for (Command command : Stream.concat(all.stream(), found.stream()).toList()) {
      if (!offered.add(command.id())) {
        continue;
      }
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
