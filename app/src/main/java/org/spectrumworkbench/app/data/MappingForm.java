package org.spectrumworkbench.app.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.data.AnswerForm;
import org.spectrumworkbench.core.problem.data.AnswerKind;
import org.spectrumworkbench.core.problem.data.Field;
import org.spectrumworkbench.core.problem.data.Mapping;
import org.spectrumworkbench.core.problem.data.RowNote;
import org.spectrumworkbench.core.problem.table.TableSample;

/** The form that maps columns to fields and says how answers are read and checked. */
final class MappingForm extends VBox {
  private static final Texts TEXTS = Texts.of(MappingForm.class);
  private static final Set<Field> OF_PROGRAMS =
      EnumSet.of(Field.TESTS, Field.SETUP, Field.PRELUDE, Field.ENTRY_POINT);

  private final ImportModel model;
  private final Map<Field, ComboBox<String>> columns = new EnumMap<>(Field.class);
  private final Map<Field, Node> rows = new EnumMap<>(Field.class);
  private final ComboBox<AnswerKind> kind = choice("import-kind", "kind.", AnswerKind.values());
  private final ComboBox<AnswerForm> form = choice("import-form", "form.", AnswerForm.values());
  private final CheckBox shuffle = box("shuffle");
  private final CheckBox marks = box("marks");

  /** Set while the form follows the model, so that it does not answer back. */
  private boolean following;

  MappingForm(ImportModel model) {
    super(10);
    this.model = model;
    getStyleClass().add("mapping-form");
    TextField name = new TextField();
    name.setId("import-name");
    name.textProperty().bindBidirectional(model.nameProperty());
    TextField licence = new TextField();
    licence.setId("import-licence");
    licence.setPromptText(TEXTS.get("licence.prompt"));
    licence.textProperty().bindBidirectional(model.licenceProperty());
    getChildren().addAll(row("name", name), row("licence", licence));
    getChildren().add(Labels.of(TEXTS.get("form.columns"), "overline"));
    for (Field field : Field.values()) {
      getChildren().add(column(field));
    }
    getChildren().add(Labels.of(TEXTS.get("form.answers"), "overline"));
    Label reason = Labels.wrapped("", "small", "muted");
    reason.setId("import-reason");
    reason.textProperty().bind(model.reasonProperty());
    model.reasonProperty().subscribe(text -> show(reason, !text.isEmpty()));
    getChildren().addAll(row("kind", kind), reason, row("form", form), shuffle, marks);
    getChildren().add(Labels.of(TEXTS.get("form.left-out"), "overline"));
    for (RowNote.Kind flag : RowNote.Kind.values()) {
      if (!flag.unusable()) {
        getChildren().add(flag(flag));
      }
    }
    kind.valueProperty().addListener((p, old, now) -> change(mapping -> mapping.with(now)));
    form.valueProperty().addListener((p, old, now) -> change(mapping -> mapping.with(now)));
    shuffle.selectedProperty().addListener((p, o, now) -> change(m -> m.shuffled(now)));
    marks.selectedProperty().addListener((p, o, now) -> change(m -> m.withoutMarks(now)));
    model.sampleProperty().subscribe(this::offer);
    model.mappingProperty().subscribe(this::follow);
  }

  private Node column(Field field) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("import-" + field.word());
    box.setEditable(true);
    box.setMaxWidth(Double.MAX_VALUE);
    box.getEditor().setPromptText(TEXTS.get("column.none"));
    box.setTooltip(new Tooltip(TEXTS.get("field.hint")));
    box.getEditor()
        .textProperty()
        .addListener((p, old, now) -> change(mapping -> mapping.with(field, unfolded(now))));
    columns.put(field, box);
    Node row = row("field." + field.word(), box);
    rows.put(field, row);
    return row;
  }

  /** Line ends within a template are written as {@code \n}, since the field has one line. */
  private static String folded(String template) {
    return template.replace("\n", "\\n");
  }

  private static String unfolded(String text) {
    return text.replace("\\n", "\n").strip();
  }

  private static VBox row(String key, Node control) {
    Label label = Labels.of(TEXTS.get(key), "small", "muted");
    label.setLabelFor(control);
    if (control instanceof ComboBox<?> box) {
      box.setMaxWidth(Double.MAX_VALUE);
    }
    return new VBox(2, label, control);
  }

  private static CheckBox box(String key) {
    CheckBox box = new CheckBox(TEXTS.get(key));
    box.setId("import-" + key);
    box.setTooltip(new Tooltip(TEXTS.get(key + ".hint")));
    return box;
  }

  private CheckBox flag(RowNote.Kind flag) {
    CheckBox box = new CheckBox(TEXTS.get("leave-out." + flag.word()));
    box.setId("import-leave-out-" + flag.word());
    box.setOnAction(press -> model.leaveOut(flag, box.isSelected()));
    model.leftOutProperty().subscribe(kinds -> box.setSelected(kinds.contains(flag)));
    return box;
  }

  private static <E extends Enum<E>> ComboBox<E> choice(String id, String prefix, E[] constants) {
    ComboBox<E> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(constants);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(E constant) {
            return constant == null
                ? ""
                : TEXTS.get(prefix + constant.name().toLowerCase(java.util.Locale.ROOT));
          }

          @Override
          public E fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
          }
        });
    return box;
  }

  private void offer(Optional<TableSample> sample) {
    following = true;
    List<String> paths = new ArrayList<>();
    sample.ifPresent(found -> paths.addAll(found.paths()));
    columns.values().forEach(box -> box.getItems().setAll(paths));
    following = false;
  }

  private void follow(Optional<Mapping> mapping) {
    if (following) {
      return;
    }
    following = true;
    mapping.ifPresent(now -> {
      columns.forEach((field, box) -> {
        String text = folded(now.columns().getOrDefault(field, ""));
        // What is being typed is left alone.
        if (!unfolded(box.getEditor().getText()).equals(unfolded(text))) {
          box.setValue(text);
          box.getEditor().setText(text);
        }
      });
      kind.setValue(now.kind());
      form.setValue(now.form());
      shuffle.setSelected(now.shuffleOptions());
      marks.setSelected(now.dropMarks());
      fit(now);
    });
    following = false;
  }

  /** Shows the fields that count for this kind of answer. */
  private void fit(Mapping mapping) {
    boolean program = mapping.kind() == AnswerKind.PROGRAM;
    boolean choice = mapping.kind() == AnswerKind.CHOICE;
    rows.forEach((field, row) ->
        show(
            row,
            mapping.columns().containsKey(field)
                || (OF_PROGRAMS.contains(field) ? program : field != Field.OPTIONS || choice)));
    show(shuffle, choice);
    boolean byRow = mapping.kind() == AnswerKind.BY_ROW;
    show(marks, !program && !choice && !byRow);
    form.setDisable(program || byRow);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void change(UnaryOperator<Mapping> change) {
    if (following) {
      return;
    }
    model
        .mappingProperty()
        .get()
        .ifPresent(mapping -> {
          Mapping changed = change.apply(mapping);
          if (!changed.equals(mapping)) {
            following = true;
            model.map(changed);
            Mapping now = model.mappingProperty().get().orElse(changed);
            kind.setValue(now.kind());
            following = false;
            fit(now);
          }
        });
  }
}
