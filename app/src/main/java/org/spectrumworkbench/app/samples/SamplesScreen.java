package org.spectrumworkbench.app.samples;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;

/** Reads the answers that a run sampled. */
public final class SamplesScreen implements Screen {
  private final Workspace workspace;
  private final SamplesModel model;
  private final Texts texts = Texts.of(SamplesScreen.class);
  private final InvalidationListener storeChanged;
  private @Nullable SamplesView view;

  public SamplesScreen(Workspace workspace, SampleSource source) {
    this.workspace = workspace;
    this.model = new SamplesModel(source, workspace.background(), workspace.selection());
    this.storeChanged = revision -> model.refresh();
  }

  @Override
  public String id() {
    return "samples";
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
    return "fth-message-square";
  }

  @Override
  public Node node() {
    if (view == null) {
      view = new SamplesView(workspace, model, texts);
    }
    return view;
  }

  @Override
  public void shown() {
    workspace.revision().addListener(storeChanged);
    model.shown();
  }

  @Override
  public void hidden() {
    workspace.revision().removeListener(storeChanged);
    model.hidden();
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(
        new KeyHint("J / K", texts.get("key.problem")),
        new KeyHint("↑ / ↓", texts.get("key.answer")),
        new KeyHint("C W U T V", texts.get("key.filter")),
        new KeyHint("/", texts.get("key.text")));
  }
}
