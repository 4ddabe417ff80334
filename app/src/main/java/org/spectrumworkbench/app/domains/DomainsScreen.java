package org.spectrumworkbench.app.domains;

import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;

/** Sorts the problems of a data set into subdomains and parts. */
public final class DomainsScreen implements Screen {
  private final Workspace workspace;
  private final Runnable toImport;
  private final Runnable toGenerate;
  private final DomainsModel model;
  private final Texts texts = Texts.of(DomainsScreen.class);
  private @Nullable DomainsView view;

  /**
   * @param toImport opens the place where data sets are imported
   * @param toGenerate opens the place where data sets are generated
   */
  public DomainsScreen(Workspace workspace, Runnable toImport, Runnable toGenerate) {
    this.workspace = workspace;
    this.toImport = toImport;
    this.toGenerate = toGenerate;
    this.model = new DomainsModel(workspace);
  }

  /** What the screen knows; another screen can have a data set opened on the board. */
  public DomainsModel model() {
    return model;
  }

  @Override
  public String id() {
    return "domains";
  }

  @Override
  public String title() {
    return texts.get("title");
  }

  @Override
  public String hint() {
    return texts.get("hint");
  }

  @Override
  public String icon() {
    return "fth-columns";
  }

  @Override
  public boolean wantsInspector() {
    return false;
  }

  @Override
  public Node node() {
    return view();
  }

  private DomainsView view() {
    if (view == null) {
      view = new DomainsView(workspace, model, toImport, toGenerate, texts);
    }
    return view;
  }

  @Override
  public void shown() {
    model.refresh();
    view().focusBoard();
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(
        new KeyHint("M", texts.get("key.move")),
        new KeyHint("R", texts.get("key.release")),
        new KeyHint("S", texts.get("key.split")),
        new KeyHint("← / →", texts.get("key.column")),
        new KeyHint("N", texts.get("key.rule")),
        new KeyHint("L", texts.get("key.rules")),
        new KeyHint("Alt+↑ / ↓", texts.get("key.order")),
        new KeyHint("A", texts.get("key.add")),
        new KeyHint("F2", texts.get("key.rename")),
        new KeyHint("/", texts.get("key.filter")),
        new KeyHint("Ctrl+Z", texts.get("undo")),
        new KeyHint("Ctrl+Shift+Z", texts.get("redo")),
        new KeyHint("Ctrl+S", texts.get("save")));
  }

  @Override
  public List<Command> commands() {
    return List.of(
        command("undo", "fth-corner-up-left", model.edits()::undo),
        command("redo", "fth-corner-up-right", model.edits()::redo),
        command("add", "fth-plus", () -> view().actions().askAdd()),
        command("save", "fth-save", () -> view().actions().askSave()),
        command("export", "fth-download", () -> view().actions().askExport()),
        command("import", "fth-upload", () -> view().actions().askImport()),
        command("standard", "fth-list", model.edits()::standard));
  }

  private Command command(String key, String icon, Runnable action) {
    return Command.action(
        "domains." + key,
        texts.get("command." + key),
        "",
        icon,
        () -> {
          workspace.navigation().open(id());
          action.run();
        });
  }
}
