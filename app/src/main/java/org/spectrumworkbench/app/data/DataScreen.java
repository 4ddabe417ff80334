package org.spectrumworkbench.app.data;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.problem.data.DataSetVersion;

/** Data: the data sets and the import of files, and what others add as tabs beside them. */
public final class DataScreen implements Screen {
  private static final Texts TEXTS = Texts.of(DataScreen.class);

  private final Workspace workspace;
  private final List<DataTab> others;
  private final Optional<Consumer<DataSetVersion>> use;
  private final SetsModel sets;
  private final ImportModel imports;
  private final GenerateModel generation;
  private @Nullable StackPane root;
  private @Nullable TabPane tabs;
  private Runnable keysChanged = () -> {};

  /**
   * @param others further tabs, in order
   * @param use takes a data set into a plan; empty where there is none to take it
   */
  public DataScreen(
      Workspace workspace, List<DataTab> others, Optional<Consumer<DataSetVersion>> use) {
    this.workspace = workspace;
    this.others = List.copyOf(others);
    this.use = use;
    this.sets = new SetsModel(workspace);
    this.imports = new ImportModel(sets.library(), workspace.background(), sets::show);
    this.generation = new GenerateModel(sets.library(), workspace.background(), sets::show);
  }

  @Override
  public String id() {
    return "data";
  }

  @Override
  public String title() {
    return TEXTS.get("title");
  }

  @Override
  public String hint() {
    return TEXTS.get("hint");
  }

  @Override
  public String icon() {
    return "fth-database";
  }

  @Override
  public boolean wantsInspector() {
    return false;
  }

  @Override
  public Node node() {
    if (root == null) {
      root = build();
    }
    return root;
  }

  @Override
  public void shown() {
    inSight().ifPresentOrElse(tab -> tab.shown().run(), sets::refresh);
  }

  @Override
  public List<KeyHint> keys() {
    return inSight()
        .map(DataTab::keys)
        .orElseGet(() ->
            List.of(
                new KeyHint("Ctrl+Shift+I", TEXTS.get("key.import")),
                new KeyHint("Delete", TEXTS.get("key.delete"))));
  }

  @Override
  public void onKeysChanged(Runnable told) {
    keysChanged = told;
  }

  /** The tab of somebody else's that is selected; empty where it is the first. */
  private Optional<DataTab> inSight() {
    int selected = tabs == null ? 0 : tabs.getSelectionModel().getSelectedIndex();
    return selected < 1 ? Optional.empty() : Optional.of(others.get(selected - 1));
  }

  /** Brings one of the other tabs into sight, by its id. */
  public void open(String tab) {
    workspace.navigation().open(id());
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).id().equals(tab) && tabs != null) {
        tabs.getSelectionModel().select(i + 1);
      }
    }
  }

  @Override
  public List<Command> commands() {
    List<Command> all = new ArrayList<>();
    all.add(
        new Command(
            "data.import",
            TEXTS.get("command.import"),
            TEXTS.get("command.import.hint"),
            "fth-download",
            "Shortcut+Shift+I",
            Command.Kind.ACTION,
            () -> {
              workspace.navigation().open(id());
              choose();
            }));
    all.add(
        Command.action(
            "data.generate",
            TEXTS.get("command.generate"),
            TEXTS.get("command.generate.hint"),
            "fth-zap",
            () -> generate("all")));
    for (DataTab tab : others) {
      all.add(
          Command.action("data." + tab.id(), tab.title(), hint(), icon(), () -> open(tab.id())));
      all.addAll(tab.commands());
    }
    return all;
  }

  private StackPane build() {
    SetsView list = new SetsView(sets, workspace, this::choose, () -> generate("all"), use);
    GenerateView generated = new GenerateView(generation);
    ImportView page = new ImportView(imports, workspace.files(), imports::leave);
    list.visibleProperty().bind(imports.openProperty().not().and(generation.openProperty().not()));
    generated.visibleProperty().bind(generation.openProperty().and(imports.openProperty().not()));
    page.visibleProperty().bind(imports.openProperty());
    StackPane first = new StackPane(list, page, generated);
    first.setOnDragOver(this::dragged);
    first.setOnDragDropped(this::dropped);
    StackPane built = new StackPane();
    built.getStyleClass().add("data-screen");
    built.getStylesheets().addAll(Panel.styleSheet(), styleSheet());
    if (others.isEmpty()) {
      built.getChildren().add(first);
      return built;
    }
    TabPane pane = new TabPane();
    pane.setId("data-tabs");
    pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    Tab own = new Tab(TEXTS.get("tab.sets"), first);
    own.selectedProperty()
        .addListener((p, old, now) -> {
          if (now) {
            sets.refresh();
          }
        });
    pane.getTabs().add(own);
    for (DataTab other : others) {
      Tab tab = new Tab(other.title());
      tab.setId("data-tab-" + other.id());
      tab.selectedProperty()
          .addListener((p, old, now) -> {
            if (now && tab.getContent() == null) {
              tab.setContent(other.node().get());
            }
            if (now) {
              other.shown().run();
            }
          });
      pane.getTabs().add(tab);
    }
    pane.getSelectionModel()
        .selectedIndexProperty()
        .addListener((p, old, now) -> keysChanged.run());
    tabs = pane;
    built.getChildren().add(pane);
    return built;
  }

  private static String styleSheet() {
    return Objects.requireNonNull(DataScreen.class.getResource("data.css")).toExternalForm();
  }

  /** Asks for a file, and begins its import. */
  void choose() {
    workspace.files().open(TEXTS.get("choose.title"), SetsView.kind()).ifPresent(this::begin);
  }

  /** Shows the page on which problems are generated. */
  public void generate(String family) {
    workspace.navigation().open(id());
    if (tabs != null) {
      tabs.getSelectionModel().selectFirst();
    }
    generation.open(Optional.of(family));
  }

  /** Begins the import of a file, unless another is being read. */
  void begin(Path file) {
    if (imports.runningProperty().get()) {
      workspace.dialogs().tell(TEXTS.get("busy"));
      return;
    }
    if (tabs != null) {
      tabs.getSelectionModel().selectFirst();
    }
    imports.open(file);
  }

  private void dragged(DragEvent drag) {
    if (!files(drag.getDragboard()).isEmpty()) {
      drag.acceptTransferModes(TransferMode.COPY);
    }
    drag.consume();
  }

  private void dropped(DragEvent drop) {
    List<File> files = files(drop.getDragboard());
    if (files.size() == 1) {
      begin(files.getFirst().toPath());
    } else if (!files.isEmpty()) {
      workspace.dialogs().tell(TEXTS.get("drop.several", files.size()));
    }
    drop.setDropCompleted(files.size() == 1);
    drop.consume();
  }

  /**
   * The files that a drag carries. Asked without a look first, GTK gives those of the last drag.
   */
  private static List<File> files(Dragboard board) {
    return board.hasFiles() ? board.getFiles() : List.of();
  }
}
