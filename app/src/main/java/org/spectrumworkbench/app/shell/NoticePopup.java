package org.spectrumworkbench.app.shell;

import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.controlsfx.control.action.Action;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.notice.Notice;

/** A notice at the corner of the window, with a button that opens the run. */
public final class NoticePopup {
  private static final Texts TEXTS = Texts.of(NoticePopup.class);
  private static final Duration SHOWN = Duration.seconds(12);
  private static final int AT_ONCE = 4;

  private final Window owner;

  public NoticePopup(Window owner) {
    this.owner = owner;
  }

  /** Shows it for a while. */
  public void show(Notice notice, Runnable open) {
    if (!owner.isShowing()) {
      return;
    }
    Notifications popup =
        Notifications.create()
            .owner(owner)
            .title(notice.title())
            .text(notice.text())
            .hideAfter(SHOWN)
            .threshold(
                AT_ONCE, Notifications.create().owner(owner).title(TEXTS.get("notice.several")))
            .onAction(click -> open.run())
            .action(new Action(TEXTS.get("notice.open"), click -> open.run()));
    switch (notice.kind()) {
      case END -> popup.showInformation();
      case FAILURE -> popup.showError();
      case ALERT -> popup.showWarning();
    }
  }
}
