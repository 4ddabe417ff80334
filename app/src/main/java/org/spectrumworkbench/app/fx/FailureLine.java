package org.spectrumworkbench.app.fx;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** Why a screen shows old numbers, as long as it does: what is wrong and the mend. */
public final class FailureLine extends Label {
  public FailureLine(ObservableValue<Optional<Throwable>> failure) {
    getStyleClass().add("danger-text");
    setWrapText(true);
    failure.addListener((p, old, now) -> show(now));
    show(failure.getValue());
  }

  private void show(Optional<Throwable> failure) {
    setVisible(failure.isPresent());
    setManaged(failure.isPresent());
    failure.map(Fault::of).ifPresent(fault -> setText(fault.what() + ". " + fault.mend()));
  }
}
