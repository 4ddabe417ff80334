package org.spectrumworkbench.app.leaks;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.controlsfx.control.CheckComboBox;
import org.spectrumworkbench.app.fx.Texts;

/** Chooses some of the data sets. */
final class SetChoice {
  private final CheckComboBox<String> box = new CheckComboBox<>();
  private final Consumer<List<String>> choose;
  private boolean following;

  SetChoice(String id, Texts texts, Consumer<List<String>> choose) {
    this.choose = choose;
    box.setId(id);
    box.setTitle(texts.get("choose"));
    box.setPrefWidth(190);
    box.setMaxWidth(190);
    box.getCheckModel()
        .getCheckedItems()
        .addListener(
            (ListChangeListener<String>)
                change -> {
                  showTitle(texts);
                  if (!following) {
                    choose.accept(checked());
                  }
                });
  }

  CheckComboBox<String> node() {
    return box;
  }

  /** Shows which sets there are and which of them are chosen. */
  void show(List<String> sets, List<String> chosen) {
    if (following) {
      return;
    }
    following = true;
    if (!box.getItems().equals(sets)) {
      box.getCheckModel().clearChecks();
      box.getItems().setAll(sets);
    }
    if (!checked().equals(chosen)) {
      box.getCheckModel().clearChecks();
      chosen.forEach(box.getCheckModel()::check);
    }
    following = false;
  }

  private List<String> checked() {
    return List.copyOf(box.getCheckModel().getCheckedItems());
  }

  private void showTitle(Texts texts) {
    List<String> checked = checked();
    box.setTitle(
        switch (checked.size()) {
          case 0 -> texts.get("choose");
          case 1 -> checked.getFirst();
          default -> texts.get("chosen", checked.size());
        });
  }
}
