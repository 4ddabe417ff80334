package org.spectrumworkbench.app.data;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;

/** The page on which problems are generated: what is asked for at the left, examples beside it. */
final class GenerateView extends BorderPane {
  private static final Texts TEXTS = Texts.of(GenerateView.class);

  GenerateView(GenerateModel model) {
    getStyleClass().add("import-page");
    Button back = Labels.iconButton(TEXTS.get("import.back"), "fth-arrow-left", model::leave);
    back.setId("generate-back");
    HBox head = new HBox(8, back, Labels.of(TEXTS.get("generate.title"), "strong"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("import-head");
    setTop(head);
    setLeft(form(model));
    TextArea examples = new TextArea();
    examples.setId("generate-examples");
    examples.setEditable(false);
    examples.setWrapText(true);
    examples.textProperty().bind(model.exampleProperty());
    VBox shown = new VBox(6, Labels.of(TEXTS.get("generate.examples"), "overline"), examples);
    VBox.setVgrow(examples, Priority.ALWAYS);
    shown.getStyleClass().add("sets-detail");
    setCenter(shown);
  }

  private static Node form(GenerateModel model) {
    ComboBox<String> family = new ComboBox<>();
    family.setId("generate-family");
    family.getItems().setAll(GenerateModel.choices());
    family.valueProperty().bindBidirectional(model.familyProperty());
    family.setMaxWidth(Double.MAX_VALUE);
    TextField levels = field("levels");
    levels.textProperty().bindBidirectional(model.levelsProperty());
    TextField count = field("count");
    count.textProperty().bindBidirectional(model.countProperty());
    TextField seed = field("seed");
    seed.textProperty().bindBidirectional(model.seedProperty());
    TextField name = field("name");
    name.textProperty().bindBidirectional(model.nameProperty());
    CheckBox twins = new CheckBox(TEXTS.get("generate.twins"));
    twins.setId("generate-twins");
    twins.selectedProperty().bindBidirectional(model.twinsProperty());
    Label fault = Labels.wrapped("", "danger-text", "small");
    fault.setId("generate-fault");
    fault.textProperty().bind(model.faultProperty());
    Button start = Labels.button(TEXTS.get("generate.do"), "fth-zap", model::generate, "accent");
    start.setId("generate-do");
    start.setDefaultButton(true);
    start.disableProperty().bind(model.busyProperty().or(model.faultProperty().isNotEmpty()));
    ProgressIndicator working = new ProgressIndicator();
    working.setPrefSize(20, 20);
    working.visibleProperty().bind(model.busyProperty());
    HBox foot = new HBox(10, start, working);
    foot.setAlignment(Pos.CENTER_LEFT);
    VBox form =
        new VBox(
            10,
            row("family", family),
            row("levels", levels),
            row("count", count),
            row("seed", seed),
            row("name", name),
            twins,
            fault,
            foot);
    form.getStyleClass().add("mapping-form");
    form.setPrefWidth(290);
    return form;
  }

  private static TextField field(String key) {
    TextField field = new TextField();
    field.setId("generate-" + key);
    return field;
  }

  private static VBox row(String key, Node control) {
    Label label = Labels.of(TEXTS.get("generate." + key), "small");
    label.setLabelFor(control);
    return new VBox(3, label, control);
  }
}
