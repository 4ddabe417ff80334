package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.LiveData.Notice;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;
import org.spectrumworkbench.core.experiment.SettingRequests;

/** A form below the run's header: the settings that may change while the run goes on. */
final class ChangePane extends VBox {
  private final LiveModel model;
  private final Texts texts;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Label notice = Labels.wrapped("", "quiet");
  private String run = "";
  private List<String> known = List.of();
  private List<Notice> refused = List.of();

  ChangePane(LiveModel model, Texts texts) {
    super(8);
    this.model = model;
    this.texts = texts;
    setId("change-pane");
    getStyleClass().add("card");
    getChildren()
        .addAll(
            Labels.of(texts.get("change.title"), "overline"),
            Labels.wrapped(texts.get("change.hint"), "quiet"));
    for (String key : SettingRequests.KEYS) {
      Field field = new Field(SettingCatalogue.find(key, key));
      fields.put(key, field);
      getChildren().add(field);
    }
    Button apply =
        Labels.button(texts.get("change.apply"), "fth-check", this::apply, "accent", "small");
    apply.setId("change-apply");
    Button close = Labels.button(texts.get("change.close"), "fth-x", this::toggle, "small");
    close.setId("change-close");
    notice.setId("change-notice");
    HBox row = new HBox(10, apply, close, notice);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(row);
    setVisible(false);
    setManaged(false);
    // What could not even be left for the worker is not asked; the header says why.
    model
        .failureProperty()
        .addListener((p, old, now) -> {
          if (now.isPresent()) {
            say("", false);
          }
        });
  }

  /** Opens or closes the form. */
  void toggle() {
    boolean open = !isVisible();
    setVisible(open);
    setManaged(open);
    say("", false);
    if (open) {
      fields.values().stream()
          .filter(Field::isManaged)
          .findFirst()
          .ifPresent(field -> field.text.requestFocus());
    }
  }

  void show(LiveData data) {
    boolean another = !data.run().id().equals(run);
    if (another || !data.run().state().isLive()) {
      run = data.run().id();
      setVisible(false);
      setManaged(false);
      fields.values().forEach(field -> field.text.clear());
    } else {
      showAnswers(data);
    }
    known = data.run().changes();
    refused = refusals(data);
    fields.forEach((key, field) -> field.show(data.run().values().getOrDefault(key, "")));
  }

  /** Several that were asked at once may be answered in different ways. */
  private void showAnswers(LiveData data) {
    List<String> answers = new ArrayList<>();
    if (data.run().changes().size() > known.size()) {
      answers.add(texts.get("change.heard", data.run().changes().getLast()));
    }
    List<Notice> fresh =
        refusals(data).stream().filter(notice -> !refused.contains(notice)).toList();
    fresh.forEach(notice -> answers.add(texts.get("change.refused", notice.message())));
    if (!answers.isEmpty()) {
      say(String.join("\n", answers), !fresh.isEmpty());
    }
  }

  private static List<Notice> refusals(LiveData data) {
    return data.notices().stream()
        .filter(notice -> SettingRequests.saysTooLate(notice.message()))
        .toList();
  }

  private void say(String words, boolean warning) {
    notice.setText(words);
    notice.getStyleClass().removeAll("quiet", "warning-text");
    notice.getStyleClass().add(warning ? "warning-text" : "quiet");
  }

  private void apply() {
    Map<String, String> asked = new LinkedHashMap<>();
    boolean faulty = false;
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      Field field = entry.getValue();
      if (field.isManaged() && !field.text.getText().isBlank()) {
        faulty |= !field.check();
        asked.put(entry.getKey(), field.text.getText().strip());
      }
    }
    if (faulty) {
      return;
    }
    if (asked.isEmpty()) {
      say(texts.get("change.nothing"), false);
      return;
    }
    say(texts.get("change.asked"), false);
    fields.values().forEach(field -> field.text.clear());
    model.change(asked);
  }

  /** One setting: its name, what it is now, the new value, its range, what it does. */
  private final class Field extends VBox {
    private static final double NAME_WIDTH = 150;
    private final Setting setting;
    private final TextField text = new TextField();
    private final Label now = Labels.of("", "quiet");
    private final Label fault = Labels.wrapped("", "danger-text");

    Field(Setting setting) {
      super(2);
      this.setting = setting;
      Label name = new Label(setting.key());
      name.setMinWidth(NAME_WIDTH);
      name.setPrefWidth(NAME_WIDTH);
      name.setLabelFor(text);
      name.setTooltip(new Tooltip(setting.label()));
      now.setMinWidth(90);
      text.setId("change-" + setting.key().replace('.', '-'));
      text.setPrefWidth(110);
      text.setAccessibleText(setting.key());
      text.setOnAction(enter -> apply());
      text.textProperty().addListener((p, old, typed) -> fault(""));
      Label help = Labels.wrapped(setting.help() + " " + setting.range() + ".", "quiet");
      help.getStyleClass().add("small-text");
      HBox line = new HBox(10, name, now, text, help);
      line.setAlignment(Pos.CENTER_LEFT);
      fault.setPadding(new Insets(0, 0, 0, NAME_WIDTH + 10));
      getChildren().addAll(line, fault);
      fault("");
    }

    void show(String value) {
      now.setText(texts.get("change.now", value));
      setVisible(!value.isEmpty());
      setManaged(!value.isEmpty());
    }

    boolean check() {
      try {
        Object unused = setting.parse(text.getText(), setting.label());
        fault("");
        return true;
      } catch (WorkbenchException e) {
        fault(e.getMessage() + ". " + e.mend());
        return false;
      }
    }

    private void fault(String message) {
      fault.setText(message);
      fault.setVisible(!message.isEmpty());
      fault.setManaged(!message.isEmpty());
    }
  }
}
