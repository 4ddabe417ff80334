package org.spectrumworkbench.app.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.StageRow.Kind;
import org.spectrumworkbench.app.shell.Workspace;

/** The live screen's node: header, stages, and the panels of the stage that is shown. */
final class LiveView extends StackPane {
  private final Workspace workspace;
  private final LiveModel model;
  private final Texts texts;
  private final Map<Kind, StagePanels> panels = new EnumMap<>(Kind.class);
  private final StageStrip strip;
  private final StackPane stage = new StackPane();
  private final BorderPane run = new BorderPane();
  private final EmptyState empty = new EmptyState(Feather.ACTIVITY);
  private final EmptyState noStage = new EmptyState(Feather.CLOCK);
  private @Nullable String shownRun;

  LiveView(Workspace workspace, LiveModel model, Texts texts) {
    this.workspace = workspace;
    this.model = model;
    this.texts = texts;
    setId("live");
    getStylesheets().add(Panel.styleSheet());
    getStylesheets()
        .add(Objects.requireNonNull(LiveView.class.getResource("live.css")).toExternalForm());
    strip = new StageStrip(model, texts);
    empty
        .offer("empty-plan", texts.get("empty.plan"), () -> workspace.navigation().open("plan"))
        .offer("empty-runs", texts.get("empty.runs"), () -> workspace.navigation().open("runs"));

    noStage.say(texts.get("empty.stage"), texts.get("empty.stage.next"));

    RunHeader header = new RunHeader(model, texts, workspace.queue());
    header.getChildren().add(strip);
    stage.setMinWidth(0);
    VBox content = new VBox(stage);
    content.getStyleClass().add("panels-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panels");
    run.setTop(header);
    run.setCenter(scroll);
    getChildren().setAll(empty, run);
    workspace.selection().run().addListener((p, old, now) -> sayWhyEmpty());
    workspace.revision().addListener((p, old, now) -> sayWhyEmpty());
    sayWhyEmpty();
    model.dataProperty().addListener((p, old, data) -> show(data));
    show(model.dataProperty().get());
  }

  /** A run that was just chosen or started is not read yet; nor is any before the first look. */
  private void sayWhyEmpty() {
    boolean chosen = workspace.selection().get().run() != null;
    String why =
        chosen ? "empty.looking" : workspace.revision().get() == 0 ? "empty.reading" : "empty.what";
    empty.say(texts.get(why), texts.get(why + ".next"));
  }

  private void show(Optional<LiveData> fresh) {
    empty.setVisible(fresh.isEmpty());
    run.setVisible(fresh.isPresent());
    if (fresh.isEmpty()) {
      return;
    }
    LiveData data = fresh.get();
    if (!data.run().id().equals(shownRun)) {
      // Another run starts with fresh views: zooms and sliders belong to the run they were set on.
      shownRun = data.run().id();
      panels.clear();
    }
    strip.show(data);
    StageRow row = data.shown();
    if (row == null) {
      stage.getChildren().setAll(noStage);
      return;
    }
    StagePanels shown = panels.computeIfAbsent(row.kind(), this::panelsFor);
    if (stage.getChildren().size() != 1 || stage.getChildren().getFirst() != shown) {
      stage.getChildren().setAll(shown);
    }
    shown.show(data);
  }

  private StagePanels panelsFor(Kind kind) {
    return switch (kind) {
      case BASE, SFT -> new TrainingPanels(workspace, texts);
      case PROBE, FUSE -> new SpectrumPanels(workspace, texts);
      case SIGNAL -> new SignalPanels(workspace, texts, model);
      case EVALUATE -> new EvaluationPanels(workspace, texts, model);
    };
  }
}
