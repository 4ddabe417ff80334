package org.spectrumworkbench.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;
import org.spectrumworkbench.core.problem.family.Families;
import org.spectrumworkbench.core.problem.family.GenerationRequest;
import org.spectrumworkbench.core.problem.family.LeveledFamily;
import org.spectrumworkbench.core.problem.family.Solutions;
import org.spectrumworkbench.core.problem.family.TwinKind;

/** Makes a data set of generated problems. On the window's thread. */
final class GenerateModel {
  private static final Texts TEXTS = Texts.of(GenerateModel.class);

  private final DataSetLibrary library;
  private final Background background;
  private final Consumer<DataSetVersion> made;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final StringProperty family = new SimpleStringProperty(Families.ALL);
  private final StringProperty levels = new SimpleStringProperty("1");
  private final StringProperty count = new SimpleStringProperty("1000");
  private final StringProperty seed = new SimpleStringProperty("1");
  private final StringProperty name = new SimpleStringProperty("problems");
  private final BooleanProperty twins = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper example = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Background.Latest drawing;
  private @Nullable BackgroundTask<DataSetVersion> task;

  /**
   * @param made told of the data set
   */
  GenerateModel(DataSetLibrary library, Background background, Consumer<DataSetVersion> made) {
    this.library = library;
    this.background = background;
    this.made = made;
    this.drawing = background.latest();
    Stream.of(family, levels, count, seed, name).forEach(field -> field.subscribe(text -> draw()));
    twins.subscribe(on -> draw());
  }

  /** What can be chosen: everything, a subdomain, or one family. */
  static List<String> choices() {
    List<String> choices = new ArrayList<>(List.of(Families.ALL));
    choices.addAll(Families.subdomains());
    Families.all().forEach(one -> choices.add(one.name()));
    return choices;
  }

  BooleanProperty openProperty() {
    return open;
  }

  StringProperty familyProperty() {
    return family;
  }

  /** One level, or a range such as {@code 1-3}. */
  StringProperty levelsProperty() {
    return levels;
  }

  StringProperty countProperty() {
    return count;
  }

  StringProperty seedProperty() {
    return seed;
  }

  /** What the data set is called. */
  StringProperty nameProperty() {
    return name;
  }

  /** Whether each problem is followed by its perturbed twins. */
  BooleanProperty twinsProperty() {
    return twins;
  }

  /** A few of the problems that would be made. */
  ReadOnlyStringProperty exampleProperty() {
    return example.getReadOnlyProperty();
  }

  /** What is wrong with the fields, and the mend; empty where nothing is. */
  ReadOnlyStringProperty faultProperty() {
    return fault.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private GenerationRequest request(int problems) {
    return new GenerationRequest(
        Families.select(family.get()),
        levels(levels.get()),
        problems,
        number("seed", seed.get(), Long.MAX_VALUE),
        Solutions.ONE,
        twins.get() ? List.of(TwinKind.values()) : List.of());
  }

  private static List<Integer> levels(String text) {
    String[] ends = text.strip().split("\\s*-\\s*", 2);
    int first = (int) number("levels", ends[0], 5);
    int last = ends.length == 1 ? first : (int) number("levels", ends[1], 5);
    if (first < 1 || first > last) {
      throw new WorkbenchException(
          TEXTS.get("generate.bad", TEXTS.get("generate.levels"), text),
          TEXTS.get("generate.bad.levels"));
    }
    return Stream.iterate(first, level -> level <= last, level -> level + 1).toList();
  }

  private static long number(String field, String text, long most) {
    try {
      long number = Long.parseLong(text.strip().replace(",", "").replace("_", ""));
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same words serve for letters and for what is out of range.
    }
    throw new WorkbenchException(
        TEXTS.get("generate.bad", TEXTS.get("generate." + field), text),
        TEXTS.get("generate.bad.number"));
  }

  /** Draws a few problems anew; what cannot be drawn is said beside the fields. */
  private void draw() {
    drawing.start(
        background
            .task(
                TEXTS.get("generate.title"),
                progress -> {
                  GenerationRequest asked =
                      request((int) number("count", count.get(), GenerationRequest.MOST));
                  LeveledFamily first = asked.families().getFirst();
                  return new GenerationRequest(
                          List.of(first),
                          List.of(asked.levels().getFirst()),
                          Math.min(3, asked.count()),
                          asked.seed(),
                          Solutions.ONE,
                          List.of())
                      .rows(progress::isCancelled)
                      .map(row -> row.problem().question() + "\n" + row.problem().solution())
                      .reduce((one, next) -> one + "\n\n" + next)
                      .orElse("");
                })
            .onSuccess(text -> {
              example.set(text);
              fault.set("");
            })
            .onFailure(this::say));
  }

  private void say(Throwable failure) {
    fault.set(
        failure instanceof WorkbenchException known
            ? known.getMessage() + ". " + known.mend()
            : String.valueOf(failure.getMessage()));
  }

  /** Writes the data set; nothing is left behind where that fails or is cancelled. */
  void generate() {
    if (busy.get()) {
      return;
    }
    GenerationRequest asked;
    try {
      asked = request((int) number("count", count.get(), GenerationRequest.MOST));
    } catch (WorkbenchException e) {
      say(e);
      return;
    }
    String called = name.get().strip();
    busy.set(true);
    BackgroundTask<DataSetVersion> writing =
        background
            .task(
                TEXTS.get("generate.title"),
                progress ->
                    library.write(
                        called,
                        Provenance.generated(asked.describe(), ""),
                        RowSource.of(asked.rows(progress::isCancelled))))
            .onSuccess(version -> {
              open.set(false);
              made.accept(version);
            })
            .onFailure(this::say)
            .onEnd(() -> busy.set(false));
    task = writing;
    writing.start();
  }

  /** Ends what is being written, else goes back to the data sets. */
  void leave() {
    if (busy.get() && task != null) {
      task.cancel();
    } else {
      open.set(false);
    }
  }

  /** Opens the page for a family or a subdomain; empty for what was chosen last. */
  void open(Optional<String> chosen) {
    chosen.ifPresent(family::set);
    open.set(true);
  }
}
