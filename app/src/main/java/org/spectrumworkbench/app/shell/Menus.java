package org.spectrumworkbench.app.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.spectrumworkbench.app.fx.Texts;

/** The menu bar: commands by their names, so that a menu and the palette do the same thing. */
final class Menus {
  private static final Texts TEXTS = Texts.of(Menus.class);
  private static final String LINE = "-";

  private static final List<Entry> MENUS =
      List.of(
          new Entry(
              "file",
              List.of(
                  "plan.new",
                  "plan.open",
                  "plan.save",
                  LINE,
                  "bundle.open",
                  LINE,
                  "settings.open",
                  LINE,
                  "shell.close")),
          new Entry("edit", List.of("plan.undo", "plan.redo", LINE, "shell.back", "shell.forward")),
          new Entry(
              "view",
              List.of(
                  "screen.home",
                  "screen.plan",
                  "screen.runs",
                  "screen.live",
                  "screen.samples",
                  "screen.passk",
                  LINE,
                  "shell.palette",
                  "shell.inspector",
                  "shell.theme")),
          new Entry(
              "run",
              List.of(
                  "plan.start",
                  LINE,
                  "run.pause",
                  "run.continue",
                  "run.stop-and-save",
                  "run.stop",
                  "run.resume",
                  LINE,
                  "run.folder",
                  "run.report",
                  "run.bundle")),
          new Entry("analyse", List.of("screen.samples", "screen.passk", "runs.export-table")),
          new Entry("help", List.of("shell.keys", "shell.about")));

  private record Entry(String name, List<String> commands) {}

  private Menus() {}

  /** The bar; commands that do not exist are left out, and so are menus that would be empty. */
  static MenuBar of(List<Command> commands) {
    Map<String, Command> byId =
        commands.stream()
            .collect(Collectors.toMap(Command::id, Function.identity(), (first, again) -> first));
    MenuBar bar = new MenuBar();
    for (Entry entry : MENUS) {
      Menu menu = new Menu(TEXTS.get("menu." + entry.name()));
      menu.setId("menu-" + entry.name());
      for (String id : entry.commands()) {
        if (id.equals(LINE)) {
          separate(menu);
        } else {
          Optional.ofNullable(byId.get(id))
              .ifPresent(command -> menu.getItems().add(item(command)));
        }
      }
      if (!menu.getItems().isEmpty()) {
        bar.getMenus().add(menu);
      }
    }
    return bar;
  }

  private static void separate(Menu menu) {
    boolean needed =
        !menu.getItems().isEmpty() && !(menu.getItems().getLast() instanceof SeparatorMenuItem);
    if (needed) {
      menu.getItems().add(new SeparatorMenuItem());
    }
  }

  private static MenuItem item(Command command) {
    MenuItem item = new MenuItem(command.title());
    item.setId("menu-" + command.id().replace('.', '-'));
    if (!command.keys().isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(command.keys()));
    }
    item.setOnAction(choice -> command.action().run());
    return item;
  }
}
