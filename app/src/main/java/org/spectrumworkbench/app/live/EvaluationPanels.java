package org.spectrumworkbench.app.live;

import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;

/** A model on the held-out problems: how sure it is of each. */
final class EvaluationPanels extends StagePanels {
  private final GroupPanels groups;

  EvaluationPanels(Workspace workspace, Texts texts, LiveModel model) {
    super(workspace, texts);
    groups = new GroupPanels(workspace, texts, model);
    getChildren()
        .setAll(
            groups.map().tall(400),
            new SideBySide(groups.recent(), results(), .58, 300),
            events().tall(190));
  }

  @Override
  void show(LiveData data) {
    super.show(data);
    groups.show(data);
  }
}
