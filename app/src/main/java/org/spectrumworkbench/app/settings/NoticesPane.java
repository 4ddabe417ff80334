package org.spectrumworkbench.app.settings;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.notice.Notices;
import org.spectrumworkbench.app.shell.Workspace;

/** What the user is told of runs that nobody looks at. On the window's thread. */
public final class NoticesPane extends VBox {
  private static final Texts TEXTS = Texts.of(NoticesPane.class);

  private final Workspace workspace;
  private final CheckBox end = box("end");
  private final CheckBox failure = box("failure");
  private final CheckBox alert = box("alert");
  private final CheckBox desktop = box("desktop");

  public NoticesPane(Workspace workspace) {
    super(8);
    this.workspace = workspace;
    getChildren()
        .addAll(end, failure, alert, desktop, Labels.wrapped(TEXTS.get("notices.help"), "help"));
    workspace
        .background()
        .task(TEXTS.get("notices"), progress -> Notices.read(workspace.workbench()))
        .onSuccess(this::show)
        .start();
  }

  /** What the part is about. */
  public static String title() {
    return TEXTS.get("notices");
  }

  private void show(Notices kept) {
    end.setSelected(kept.end());
    failure.setSelected(kept.failure());
    alert.setSelected(kept.alert());
    desktop.setSelected(kept.desktop());
    // Only from now on: what was read need not be written.
    List.of(end, failure, alert, desktop).forEach(box -> box.setOnAction(action -> keep()));
  }

  private void keep() {
    Notices chosen =
        new Notices(
            end.isSelected(), failure.isSelected(), alert.isSelected(), desktop.isSelected());
    workspace
        .background()
        .task(
            TEXTS.get("notices"),
            progress -> {
              chosen.write(workspace.workbench());
              return chosen;
            })
        .start();
  }

  private static CheckBox box(String kind) {
    CheckBox box = new CheckBox(TEXTS.get("notices." + kind));
    box.setId("notices-" + kind);
    return box;
  }
}
