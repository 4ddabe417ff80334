package org.spectrumworkbench.app.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Texts;

/** The open screens: a tab each, or a window of its own. */
final class Tabs {
  private static final Texts TEXTS = Texts.of(Tabs.class);

  private final TabPane pane = new TabPane();
  private final Map<String, Screen> screens = new HashMap<>();
  private final Map<String, Tab> tabs = new HashMap<>();
  private final Map<String, Stage> windows = new HashMap<>();
  private final Consumer<Screen> onShown;
  private final Consumer<Scene> equip;
  private @Nullable Screen inSight;

  /**
   * @param onShown told when another screen comes into sight
   * @param equip gives the scene of a window that a screen moved to what the main window's has
   */
  Tabs(List<Screen> all, Consumer<Screen> onShown, Consumer<Scene> equip) {
    this.onShown = onShown;
    this.equip = equip;
    all.forEach(screen -> screens.put(screen.id(), screen));
    pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
    pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
    pane.getStyleClass().add("workspace-tabs");
    pane.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, old, now) -> bringIntoSight(now));
  }

  TabPane pane() {
    return pane;
  }

  /** Brings a screen into sight, in a new tab where it is not open. */
  void open(String id) {
    Screen screen = screens.get(id);
    if (screen == null) {
      return;
    }
    Stage window = windows.get(id);
    if (window != null) {
      window.toFront();
      window.requestFocus();
      return;
    }
    Tab tab = tabs.get(id);
    if (tab == null) {
      tab = tab(screen);
      tabs.put(id, tab);
      pane.getTabs().add(tab);
    }
    pane.getSelectionModel().select(tab);
  }

  /** Closes the tab in sight, unless it is the last. */
  void closeCurrent() {
    Tab current = pane.getSelectionModel().getSelectedItem();
    if (current != null && pane.getTabs().size() > 1) {
      pane.getTabs().remove(current);
      closed(current);
    }
  }

  /** The open tabs' screens, in order. */
  List<String> open() {
    List<String> ids = new ArrayList<>();
    pane.getTabs().forEach(tab -> ids.add((String) tab.getUserData()));
    return ids;
  }

  Optional<Screen> current() {
    return Optional.ofNullable(inSight);
  }

  /** Whether the screen has a window of its own. */
  boolean isDetached(String id) {
    return windows.containsKey(id);
  }

  /** Closes the windows that screens were moved to. */
  void closeWindows() {
    List.copyOf(windows.values()).forEach(Stage::close);
  }

  private Tab tab(Screen screen) {
    Tab tab = new Tab(screen.title(), new StackPane());
    FontIcon icon = new FontIcon(screen.icon());
    icon.getStyleClass().add("small-icon");
    tab.setGraphic(icon);
    tab.setId("tab-" + screen.id());
    tab.setUserData(screen.id());
    MenuItem detach = new MenuItem(TEXTS.get("tab.detach"));
    detach.setOnAction(choice -> detach(screen, tab));
    MenuItem others = new MenuItem(TEXTS.get("tab.close-others"));
    others.setOnAction(choice ->
        List.copyOf(pane.getTabs()).stream()
            .filter(other -> other != tab)
            .forEach(other -> {
              pane.getTabs().remove(other);
              closed(other);
            }));
    tab.setContextMenu(new ContextMenu(detach, others));
    tab.setOnCloseRequest(request -> {
      if (pane.getTabs().size() == 1) {
        request.consume();
      }
    });
    tab.setOnClosed(closing -> closed(tab));
    return tab;
  }

  private void closed(Tab tab) {
    tab.setContent(null);
    tabs.remove((String) tab.getUserData());
  }

  private void bringIntoSight(@Nullable Tab tab) {
    Screen next = tab == null ? null : screens.get((String) tab.getUserData());
    if (next == inSight) {
      return;
    }
    if (inSight != null) {
      inSight.hidden();
    }
    inSight = next;
    if (next != null && tab != null) {
      // Built here and not earlier, so that the window is up before the costly screens are.
      tab.setContent(next.node());
      next.shown();
      onShown.accept(next);
    }
  }

  private void detach(Screen screen, Tab tab) {
    if (pane.getTabs().size() == 1) {
      return;
    }
    pane.getTabs().remove(tab);
    closed(tab);
    StackPane root = new StackPane(screen.node());
    Scene scene = new Scene(root, 960, 680);
    equip.accept(scene);
    Stage window = new Stage();
    window.setTitle(screen.title());
    window.setScene(scene);
    window.setOnHidden(hiding -> {
      windows.remove(screen.id());
      screen.hidden();
      root.getChildren().clear();
      if (pane.getScene() != null && pane.getScene().getWindow() != null) {
        open(screen.id());
      }
    });
    windows.put(screen.id(), window);
    window.show();
    screen.shown();
  }
}
