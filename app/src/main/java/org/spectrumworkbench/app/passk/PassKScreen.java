package org.spectrumworkbench.app.passk;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.score.EvaluatedSource;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;

/** Shows Pass@K of every evaluated model of a run. */
public final class PassKScreen implements Screen {
  private final Workspace workspace;
  private final PassKModel model;
  private final Texts texts = Texts.of(PassKScreen.class);
  private final InvalidationListener storeChanged;
  private @Nullable PassKView view;

  public PassKScreen(Workspace workspace, EvaluatedSource source) {
    this.workspace = workspace;
    this.model = new PassKModel(source, workspace.background(), workspace.selection());
    this.storeChanged = revision -> model.refresh();
  }

  @Override
  public String id() {
    return "passk";
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
    return "fth-trending-up";
  }

  @Override
  public Node node() {
    if (view == null) {
      view = new PassKView(workspace, model, texts);
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
}
