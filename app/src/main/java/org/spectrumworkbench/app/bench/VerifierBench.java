package org.spectrumworkbench.app.bench;

import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.Screen.KeyHint;
import org.spectrumworkbench.app.shell.Workspace;

/** The verifier bench as a part of another screen: its node, keys and commands. */
public final class VerifierBench {
  private static final Texts TEXTS = Texts.of(VerifierBench.class);

  private final Workspace workspace;
  private final BenchModel model;
  private @Nullable BenchView view;

  public VerifierBench(Workspace workspace) {
    this.workspace = workspace;
    this.model = new BenchModel(workspace);
  }

  public String title() {
    return TEXTS.get("title");
  }

  public String hint() {
    return TEXTS.get("hint");
  }

  public BenchModel model() {
    return model;
  }

  /** What is shown; built at the first call, the same node ever after. */
  public Node node() {
    if (view == null) {
      view = new BenchView(model, workspace);
    }
    return view;
  }

  /** Comes into sight. */
  public void shown() {
    model.shown();
  }

  /** Keys that work there. */
  public List<KeyHint> keys() {
    return List.of(
        new KeyHint("Ctrl+Enter", TEXTS.get("key.run")),
        new KeyHint("O", TEXTS.get("key.override")),
        new KeyHint("C / W", TEXTS.get("key.label")),
        new KeyHint("/", TEXTS.get("key.search")),
        new KeyHint("Ctrl+Z", TEXTS.get("undo")),
        new KeyHint("Ctrl+Shift+Z", TEXTS.get("redo")));
  }

  /** What the palette can do there. */
  public List<Command> commands() {
    return List.of(
        Command.action(
            "bench.run",
            TEXTS.get("run.title"),
            TEXTS.get("hint"),
            "fth-check-square",
            model::run));
  }
}
