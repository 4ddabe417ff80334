package org.spectrumworkbench.app.shell;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.spectrumworkbench.app.notice.DesktopNotice;
import org.spectrumworkbench.app.notice.Notice;
import org.spectrumworkbench.app.notice.Notices;
import org.spectrumworkbench.app.notice.RunNews;
import org.spectrumworkbench.core.experiment.Attempt;

/** Tells of runs: in the window, and on the desktop where nobody looks at the window. */
public final class NoticeModel {
  private final Workspace workspace;
  private final DesktopNotice desktop;
  private final BooleanSupplier inFront;
  private final Predicate<String> inSight;
  private final BiConsumer<Notice, Runnable> inWindow;
  private final RunNews news = new RunNews();

  /**
   * @param inFront whether the window has the user's attention; asked on its thread
   * @param inSight whether the window shows how that run goes
   * @param inWindow shows a notice in the window; the second opens the run it is about
   */
  public NoticeModel(
      Workspace workspace,
      DesktopNotice desktop,
      BooleanSupplier inFront,
      Predicate<String> inSight,
      BiConsumer<Notice, Runnable> inWindow) {
    this.workspace = workspace;
    this.desktop = desktop;
    this.inFront = inFront;
    this.inSight = inSight;
    this.inWindow = inWindow;
  }

  /** Looks at the runs under way. On one thread, which is not the window's. */
  public void look(List<Attempt> underWay) {
    List<Notice> fresh = news.look(underWay);
    if (!fresh.isEmpty()) {
      Notices wanted = Notices.read(workspace.workbench());
      workspace.background().inWindow(() -> fresh.forEach(notice -> tell(notice, wanted)));
    }
  }

  private void tell(Notice notice, Notices wanted) {
    if (!wanted.wants(notice.kind())) {
      return;
    }
    boolean attended = inFront.getAsBoolean();
    if (attended && inSight.test(notice.run())) {
      // The user looks at that run: its screen says it.
      return;
    }
    inWindow.accept(notice, () -> open(notice.run()));
    if (!attended && wanted.desktop()) {
      workspace.background().task(notice.title(), progress -> show(notice)).start();
    }
  }

  private boolean show(Notice notice) {
    desktop.show(notice);
    return true;
  }

  private void open(String run) {
    workspace.selection().selectRun(run);
    workspace.navigation().open("live");
  }
}
