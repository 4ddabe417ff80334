package org.spectrumworkbench.app.leaks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.leaks.LeakScoresModel.State;
import org.spectrumworkbench.app.score.ModelNames;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;

/** The scores of a run's models with and without the flagged problems. */
final class ScoresPane extends VBox {
  private final LeakScoresModel model;
  private final LeaksModel leaks;
  private final Texts texts;
  private final ComboBox<EvaluatedRun> runs = new ComboBox<>();
  private final ComboBox<Integer> ks = new ComboBox<>();
  private final Label which = Labels.wrapped("", "quiet");
  private final TableView<Map.Entry<String, ScoreWithoutLeaks>> table = new TableView<>();
  private final Label reading = Labels.wrapped("", "quiet", "small-text");
  private final VBox shown;
  private final EmptyState empty = new EmptyState(Feather.TARGET);
  private final Button scanRun;
  private final Button export;
  private boolean following;

  ScoresPane(LeakScoresModel model, LeaksModel leaks, Texts texts, Runnable save) {
    super(8);
    this.model = model;
    this.leaks = leaks;
    this.texts = texts;
    runs.setId("leaks-run");
    runs.setPrefWidth(300);
    runs.setMaxWidth(300);
    runs.setConverter(names());
    runs.setOnAction(choice -> {
      if (!following) {
        model.choose(runs.getValue());
      }
    });
    ks.setId("leaks-k");
    ks.setOnAction(choice -> {
      if (!following && ks.getValue() != null) {
        model.chooseK(ks.getValue());
      }
    });
    export = Labels.button(texts.get("export"), "fth-download", save);
    export.setId("leaks-scores-export");
    export.setTooltip(new Tooltip(texts.get("scores.export.hint")));
    HBox choice =
        new HBox(
            8,
            Labels.of(texts.get("scores.run"), "quiet"),
            runs,
            Labels.of(texts.get("scores.k"), "quiet"),
            ks,
            Labels.spring(),
            export);
    choice.setAlignment(Pos.CENTER_LEFT);
    which.setId("leaks-scores-which");
    reading.setId("leaks-scores-reading");
    dressTable();
    shown = new VBox(8, which, table, reading);
    VBox.setVgrow(table, Priority.ALWAYS);
    scanRun = new Button(texts.get("scores.unscanned.do"));
    scanRun.setId("leaks-scan-run");
    scanRun.getStyleClass().add("accent");
    scanRun.setOnAction(press -> model.scanAgainstRun());
    empty.getChildren().add(scanRun);
    StackPane place = new StackPane(empty, shown);
    VBox.setVgrow(place, Priority.ALWAYS);
    getChildren().setAll(choice, place);
    model.runsProperty().addListener((p, old, now) -> showRuns());
    model.runProperty().addListener((p, old, now) -> showRuns());
    model.stateProperty().addListener((p, old, now) -> showState());
    leaks.busyProperty().addListener((p, old, now) -> showPossible());
    leaks.trainProperty().addListener((p, old, now) -> showPossible());
    showRuns();
    showState();
  }

  private void dressTable() {
    table.setId("leaks-scores");
    table.getStyleClass().add("runs-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setFixedCellSize(30);
    table.setMinHeight(150);
  }

  private void showRuns() {
    following = true;
    if (!runs.getItems().equals(model.runsProperty().get())) {
      runs.getItems().setAll(model.runsProperty().get());
    }
    runs.setValue(model.runProperty().get().orElse(null));
    following = false;
  }

  private void showPossible() {
    scanRun.setDisable(!model.canScanAgainstRun());
  }

  private void showState() {
    State state = model.stateProperty().get();
    boolean scores = state instanceof State.Shown;
    shown.setVisible(scores);
    empty.setVisible(!scores);
    export.setDisable(!scores);
    boolean unscanned = state instanceof State.Unscanned || state instanceof State.NoScan;
    scanRun.setVisible(unscanned);
    scanRun.setManaged(unscanned);
    ks.setDisable(!scores);
    showPossible();
    switch (state) {
      case State.NoRun() -> say("scores.norun");
      case State.NoScan() -> say("scores.noscan");
      case State.Reading() -> say("scores.reading");
      case State.Unscanned(int evaluated) -> {
        boolean train = !leaks.trainProperty().get().isEmpty();
        empty.say(
            texts.get("scores.unscanned"),
            texts.get("scores.unscanned.next", Formats.count(evaluated))
                + (train ? "" : " " + texts.get("scores.unscanned.train")));
      }
      case State.NothingLeft(int scanned, int n) ->
          empty.say(
              texts.get("scores.nothing", Formats.count(scanned), n),
              texts.get("scores.nothing.next"));
      case State.Failed(WorkbenchException why) ->
          empty.say(String.valueOf(why.getMessage()), why.mend());
      case State.Failed(Throwable why) ->
          empty.say(texts.get("scores.failed"), String.valueOf(why.getMessage()));
      case State.Shown now -> show(now);
    }
  }

  private void say(String key) {
    empty.say(texts.get(key), texts.get(key + ".next"));
  }

  private void show(State.Shown now) {
    following = true;
    if (!ks.getItems().equals(now.ks())) {
      ks.getItems().setAll(now.ks());
    }
    ks.setValue(now.k());
    following = false;
    which.setText(
        texts.get(
            "scores.which",
            Formats.count(now.scanned()),
            Formats.count(now.evaluated()),
            Formats.count(now.flagged()),
            now.n()));
    ModelNames names = new ModelNames(now.method());
    table
        .getColumns()
        .setAll(
            List.of(
                column(texts.get("scores.model"), 150, row -> names.name(row.getKey())),
                column(
                    texts.get("scores.all", now.k()),
                    130,
                    row -> part(Optional.of(row.getValue().all()))),
                column(
                    texts.get("scores.clean"),
                    130,
                    row -> part(Optional.of(row.getValue().clean()))),
                column(texts.get("scores.flagged"), 130, row -> part(row.getValue().flagged())),
                column(texts.get("scores.difference"), 170, row -> difference(row.getValue())),
                column(texts.get("scores.finding"), 180, row -> finding(row.getValue()))));
    table.getItems().setAll(now.byModel().entrySet());
    reading.setText(
        texts.get(
            now.flagged() == 0 ? "scores.explain.none" : "scores.explain",
            Formats.count(now.scanned() - now.flagged()),
            Formats.count(now.flagged())));
  }

  private String part(Optional<ScoreWithoutLeaks.Part> part) {
    return part.map(
            some -> Formats.score(some.pass(), some.interval().low(), some.interval().high()))
        .orElse(texts.get("scores.noflagged"));
  }

  private String difference(ScoreWithoutLeaks score) {
    if (score.flagged().isEmpty()) {
      return texts.get("scores.nodifference");
    }
    return "%s (%s to %s)"
        .formatted(
            Formats.signed(score.difference(), 3),
            Formats.signed(score.interval().low(), 3),
            Formats.signed(score.interval().high(), 3));
  }

  private String finding(ScoreWithoutLeaks score) {
    if (score.flagged().isEmpty()) {
      return texts.get("scores.unchanged");
    }
    return texts.get(
        switch (score.finding()) {
          case LOWER -> "scores.lower";
          case HIGHER -> "scores.higher";
          case CANNOT_TELL -> "scores.cannotTell";
        });
  }

  private static TableColumn<Map.Entry<String, ScoreWithoutLeaks>, String> column(
      String title, double width, Function<Map.Entry<String, ScoreWithoutLeaks>, String> cell) {
    TableColumn<Map.Entry<String, ScoreWithoutLeaks>, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.apply(row.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width);
    return column;
  }

  private static StringConverter<EvaluatedRun> names() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable EvaluatedRun run) {
        return run == null ? "" : run.title();
      }

      @Override
      public EvaluatedRun fromString(String text) {
        throw new UnsupportedOperationException("these names are not typed in");
      }
    };
  }
}
