package org.spectrumworkbench.app.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Texts;

/** The right edge: what is selected, from the run down to the answer, and what it means. */
final class Inspector {
  private static final Texts TEXTS = Texts.of(Inspector.class);
  private static final int MOST_ROWS_OF_TEXT = 10;

  private final VBox column = new VBox(20);
  private final ScrollPane scroll = new ScrollPane(column);
  private final ObservableList<Section> sections;

  Inspector(ObservableList<Section> sections) {
    this.sections = sections;
    column.getStyleClass().add("inspector-content");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("inspector");
    scroll.setMinWidth(200);
    sections.addListener((ListChangeListener<Section>) change -> build());
    build();
  }

  Node node() {
    return scroll;
  }

  private void build() {
    if (sections.isEmpty()) {
      Label nothing = new Label(TEXTS.get("inspector.empty"));
      nothing.setWrapText(true);
      nothing.getStyleClass().add("muted");
      column.getChildren().setAll(nothing);
      return;
    }
    column.getChildren().setAll(sections.stream().map(Inspector::node).toList());
  }

  private static Node node(Section section) {
    FontIcon icon = new FontIcon(section.icon());
    icon.getStyleClass().add("small-icon");
    Label heading = new Label(section.heading());
    heading.getStyleClass().add("overline");
    HBox head = new HBox(6, icon, heading);
    head.setAlignment(Pos.CENTER_LEFT);
    Label title = wrapped(section.title(), Styles.TEXT_BOLD);
    VBox box = new VBox(8, head, title, facts(section.facts()));
    if (!section.text().isEmpty()) {
      TextArea text = new TextArea(section.text());
      text.setEditable(false);
      text.setWrapText(true);
      text.setPrefRowCount(
          (int)
              Math.clamp(
                  section.text().lines().mapToInt(line -> 1 + line.length() / 34).sum(),
                  1,
                  MOST_ROWS_OF_TEXT));
      text.getStyleClass().addAll("mono", "quiet-text");
      if (!section.textTitle().isEmpty()) {
        box.getChildren().add(wrapped(section.textTitle(), "help"));
      }
      box.getChildren().add(text);
    }
    if (!section.explanation().isEmpty()) {
      Label explanation = wrapped(section.explanation(), "explanation");
      box.getChildren().add(explanation);
    }
    return box;
  }

  private static GridPane facts(List<Section.Fact> facts) {
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(5);
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(84);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setFillWidth(true);
    grid.getColumnConstraints().addAll(labels, values);
    for (int row = 0; row < facts.size(); row++) {
      Label label = new Label(facts.get(row).label());
      label.getStyleClass().add("muted");
      label.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setValignment(label, javafx.geometry.VPos.TOP);
      grid.addRow(row, label, wrapped(facts.get(row).value(), "fact"));
    }
    return grid;
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
