package org.spectrumworkbench.core.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.SettingChanged;

/**
 * The worker's ear for changes of settings. A request that no attempt has answered, as when the
 * worker was killed, is heard by the next one; one that was answered stays answered. One thread.
 */
final class HeardRequests {
  private final List<Attempt> attempts;
  private final ChangedSettings settings;
  private final Consumer<RunEvent> journal;
  private final Set<String> heard;

  /**
   * @param attempts of the run: a request may still be left for one whose worker is gone
   * @param settings gets each change before {@code journal} hears of it
   * @param answered requests that earlier attempts heeded or refused
   */
  HeardRequests(
      List<Attempt> attempts,
      ChangedSettings settings,
      Set<String> answered,
      Consumer<RunEvent> journal) {
    this.attempts = attempts;
    this.settings = settings;
    this.journal = journal;
    this.heard = new HashSet<>(answered);
  }

  /**
   * Hears what was left, between two steps.
   *
   * @param stage where the run is
   * @param done steps of the stage that are done: a change holds from the next one on
   */
  void listen(Pipeline.Step stage, int done) {
    for (Attempt attempt : attempts) {
      for (SettingRequests.Left left : SettingRequests.of(attempt)) {
        if (heard.add(left.file())) {
          answer(left, stage, done);
        }
      }
    }
  }

  private void answer(SettingRequests.Left left, Pipeline.Step stage, int done) {
    try {
      SettingRequests.Request request =
          left.request()
              .filter(one -> SettingRequests.kind(one.key()).isPresent())
              .orElseThrow(() ->
                  new WorkbenchException(
                      "The request " + left.file() + " is not one",
                      "Ask with: spectrum change RUN --set KEY=VALUE."));
      SettingChanged change = settings.change(request, left.file(), stage, done).orElse(null);
      if (change == null) {
        refuse(left, stage, done, SettingRequests.tooLate(request));
        return;
      }
      settings.add(change);
      journal.accept(change);
    } catch (WorkbenchException e) {
      refuse(left, stage, done, e.getMessage() + ". " + e.mend());
    }
  }

  private void refuse(SettingRequests.Left left, Pipeline.Step stage, int done, String message) {
    journal.accept(new RunEvent.Noted("warning", stage.id(), done, message, left.file()));
  }
}
