package org.spectrumworkbench.app.live;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;

/** Watches a run and commands its worker. */
public final class LiveScreen implements Screen {
  private final Workspace workspace;
  private final LiveModel model;
  private final Texts texts = Texts.of(LiveScreen.class);
  private final InvalidationListener storeChanged;
  private @Nullable LiveView view;

  public LiveScreen(Workspace workspace, LiveSource source) {
    this.workspace = workspace;
    this.model =
        new LiveModel(source, workspace.background(), workspace.selection(), workspace.launcher());
    this.storeChanged =
        revision -> {
          model.refresh();
          findRun();
        };
  }

  @Override
  public String id() {
    return "live";
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
    return "fth-activity";
  }

  @Override
  public Node node() {
    if (view == null) {
      view = new LiveView(workspace, model, texts);
    }
    return view;
  }

  @Override
  public void shown() {
    workspace.revision().addListener(storeChanged);
    model.shown();
    findRun();
  }

  private void findRun() {
    if (workspace.revision().get() > 0) {
      model.findRun();
    }
  }

  @Override
  public void hidden() {
    workspace.revision().removeListener(storeChanged);
    model.hidden();
  }

  @Override
  public List<KeyHint> keys() {
    return List.of();
  }
}
