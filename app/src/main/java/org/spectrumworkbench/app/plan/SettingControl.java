package org.spectrumworkbench.app.plan;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.Setting.Type;

/** What a setting is edited with, made from its type. */
final class SettingControl {
  private static final Texts TEXTS = Texts.of(SettingControl.class);
  private static final double NUMBER_WIDTH = 130;
  private static final double CHOICE_WIDTH = 200;

  private final Node node;
  private final Node focus;
  private final Consumer<String> show;

  private SettingControl(Node node, Node focus, Consumer<String> show) {
    this.node = node;
    this.focus = focus;
    this.show = show;
  }

  /** What it tells its form. */
  interface Edits {
    /** Other text stands in the field. */
    void edited(String text);

    /** The user is done with the field. */
    void settled();

    /** Texts that are there to choose from; they may change. */
    ObservableList<String> suggestions();

    /** A folder is to be chosen. */
    void browse(Consumer<String> chosen);
  }

  static SettingControl of(Setting setting, Edits edits) {
    return switch (setting.type()) {
      case Type.Whole whole -> text(setting, edits, NUMBER_WIDTH);
      case Type.Real real -> text(setting, edits, NUMBER_WIDTH);
      case Type.Wholes wholes -> text(setting, edits, CHOICE_WIDTH);
      case Type.Text text ->
          switch (setting.key()) {
            case "model.folder" -> folder(setting, edits);
            case "problems.set" -> suggested(setting, edits.suggestions(), edits);
            case "problems.evaluate" ->
                suggested(setting, edits.suggestions().filtered(ProblemSets::isDataSet), edits);
            case "problems.prompt" -> lines(setting, edits);
            default -> text(setting, edits, CHOICE_WIDTH);
          };
      case Type.Labels labels -> labels(setting, edits);
      case Type.Flag flag -> flag(setting, edits);
      case Type.Choice(List<String> options) -> choice(setting, options, edits);
      case Type.Names(List<String> options, int least) -> names(setting, options, edits);
    };
  }

  Node node() {
    return node;
  }

  /** Shows what the draft has, without calling it an edit. */
  void show(String text) {
    show.accept(text);
  }

  void requestFocus() {
    focus.requestFocus();
  }

  private static SettingControl text(Setting setting, Edits edits, double width) {
    TextField field = field(setting, edits);
    field.setPrefWidth(width);
    field.setMaxWidth(width);
    return new SettingControl(field, field, text -> show(field, text));
  }

  private static SettingControl folder(Setting setting, Edits edits) {
    TextField field = field(setting, edits);
    field.setMinWidth(CHOICE_WIDTH);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox row =
        new HBox(
            6,
            field,
            Labels.iconButton(
                TEXTS.get("field.browse"), "fth-folder", () -> edits.browse(edits::edited)));
    return new SettingControl(row, field, text -> show(field, text));
  }

  private static SettingControl labels(Setting setting, Edits edits) {
    TextField field = field(setting, edits);
    field.setPromptText(TEXTS.get("field.all"));
    field.setMinWidth(CHOICE_WIDTH);
    HBox.setHgrow(field, Priority.ALWAYS);
    return new SettingControl(field, field, text -> show(field, text));
  }

  /** A field of several lines, whose line ends count. */
  private static SettingControl lines(Setting setting, Edits edits) {
    TextArea area = new TextArea();
    area.setId("field-" + setting.key().replace('.', '-'));
    area.setPrefRowCount(3);
    area.setMinWidth(CHOICE_WIDTH);
    area.setWrapText(true);
    HBox.setHgrow(area, Priority.ALWAYS);
    area.textProperty().addListener((property, old, now) -> edits.edited(now));
    area.focusedProperty()
        .addListener((property, old, now) -> {
          if (!now) {
            edits.settled();
          }
        });
    return new SettingControl(
        area,
        area,
        text -> {
          if (!area.getText().equals(text)) {
            area.setText(text);
          }
        });
  }

  /** A field to type into, with a list to choose from. */
  private static SettingControl suggested(
      Setting setting, ObservableList<String> choices, Edits edits) {
    ComboBox<String> box = new ComboBox<>(choices);
    box.setId("field-" + setting.key().replace('.', '-'));
    box.setEditable(true);
    box.setPrefWidth(CHOICE_WIDTH);
    TextField field = box.getEditor();
    field.textProperty().addListener((property, old, now) -> edits.edited(now));
    box.focusedProperty()
        .addListener((property, old, now) -> {
          if (!now) {
            edits.settled();
          }
        });
    return new SettingControl(box, box, text -> show(field, text));
  }

  private static TextField field(Setting setting, Edits edits) {
    TextField field = new TextField();
    field.setId("field-" + setting.key().replace('.', '-'));
    field.textProperty().addListener((property, old, now) -> edits.edited(now));
    field
        .focusedProperty()
        .addListener((property, old, now) -> {
          if (!now) {
            edits.settled();
          }
        });
    field.setOnAction(enter -> edits.settled());
    return field;
  }

  private static void show(TextField field, String text) {
    if (!field.getText().equals(text)) {
      field.setText(text);
      field.positionCaret(text.length());
    }
  }

  private static SettingControl flag(Setting setting, Edits edits) {
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.setId("field-" + setting.key().replace('.', '-'));
    toggle
        .selectedProperty()
        .addListener((property, old, now) -> {
          edits.edited(now.toString());
          edits.settled();
        });
    return new SettingControl(toggle, toggle, text -> toggle.setSelected(text.equals("true")));
  }

  private static SettingControl choice(Setting setting, List<String> options, Edits edits) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("field-" + setting.key().replace('.', '-'));
    box.getItems().setAll(options);
    box.setPrefWidth(CHOICE_WIDTH);
    box.valueProperty()
        .addListener((property, old, now) -> {
          if (now != null) {
            edits.edited(now);
            edits.settled();
          }
        });
    return new SettingControl(box, box, box::setValue);
  }

  private static SettingControl names(Setting setting, List<String> options, Edits edits) {
    FlowPane row = new FlowPane(14, 6);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setId("field-" + setting.key().replace('.', '-'));
    List<CheckBox> boxes = new ArrayList<>();
    boolean[] showing = {false};
    for (String option : options) {
      CheckBox box = new CheckBox(option);
      box.setId(row.getId() + "-" + option);
      box.selectedProperty()
          .addListener((property, old, now) -> {
            if (!showing[0]) {
              edits.edited(
                  String.join(
                      ", ",
                      boxes.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList()));
              edits.settled();
            }
          });
      boxes.add(box);
    }
    row.getChildren().addAll(boxes);
    return new SettingControl(
        row,
        boxes.getFirst(),
        text -> {
          List<String> chosen = Stream.of(text.split(",")).map(String::strip).toList();
          showing[0] = true;
          boxes.forEach(box -> box.setSelected(chosen.contains(box.getText())));
          showing[0] = false;
        });
  }
}
