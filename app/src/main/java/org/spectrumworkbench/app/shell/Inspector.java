package org.spectrumworkbench.app.shell;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
  private final List<Box> boxes = new ArrayList<>();

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
      boxes.clear();
      Label nothing = wrapped(TEXTS.get("inspector.empty"), "muted");
      column.getChildren().setAll(nothing);
      return;
    }
    if (boxes.size() != sections.size()
        || !IntStream.range(0, boxes.size()).allMatch(i -> boxes.get(i).fits(sections.get(i)))) {
      boxes.clear();
      sections.forEach(section -> boxes.add(new Box(section)));
      column.getChildren().setAll(boxes.stream().map(Box::node).toList());
      return;
    }
    // A run that goes on changes a number here several times a second: the text that is being
    // selected below it stays what it is.
    for (int i = 0; i < boxes.size(); i++) {
      boxes.get(i).show(sections.get(i));
    }
  }

  /** One section's nodes. */
  private static final class Box {
    private final Label title = wrapped("", Styles.TEXT_BOLD);
    private final List<Label> values = new ArrayList<>();
    private final TextArea text = new TextArea();
    private final Label explanation = wrapped("", "explanation");
    private final VBox node;
    private Section shown;

    Box(Section section) {
      this.shown = section;
      FontIcon icon = new FontIcon(section.icon());
      icon.getStyleClass().add("small-icon");
      Label heading = new Label(section.heading());
      heading.getStyleClass().add("overline");
      HBox head = new HBox(6, icon, heading);
      head.setAlignment(Pos.CENTER_LEFT);
      section.facts().forEach(fact -> values.add(wrapped(fact.value(), "fact")));
      node = new VBox(8, head, title, facts(section.facts(), values));
      if (!section.text().isEmpty()) {
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("mono", "quiet-text");
        if (!section.textTitle().isEmpty()) {
          node.getChildren().add(wrapped(section.textTitle(), "help"));
        }
        node.getChildren().add(text);
      }
      if (!section.explanation().isEmpty()) {
        node.getChildren().add(explanation);
      }
      show(section);
    }

    VBox node() {
      return node;
    }

    /** Whether the section has the same parts, so that only their contents differ. */
    boolean fits(Section section) {
      return section.icon().equals(shown.icon())
          && section.heading().equals(shown.heading())
          && section.textTitle().equals(shown.textTitle())
          && section.text().isEmpty() == shown.text().isEmpty()
          && section.explanation().isEmpty() == shown.explanation().isEmpty()
          && labels(section).equals(labels(shown));
    }

    void show(Section section) {
      shown = section;
      title.setText(section.title());
      for (int i = 0; i < values.size(); i++) {
        values.get(i).setText(section.facts().get(i).value());
      }
      if (!section.text().equals(text.getText())) {
        text.setText(section.text());
        text.setPrefRowCount(
            (int)
                Math.clamp(
                    section.text().lines().mapToInt(line -> 1 + line.length() / 34).sum(),
                    1,
                    MOST_ROWS_OF_TEXT));
      }
      explanation.setText(section.explanation());
    }

    private static List<String> labels(Section section) {
      return section.facts().stream().map(Section.Fact::label).toList();
    }
  }

  private static GridPane facts(List<Section.Fact> facts, List<Label> values) {
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(5);
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(84);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setFillWidth(true);
    grid.getColumnConstraints().addAll(labels, wide);
    for (int row = 0; row < facts.size(); row++) {
      Label label = new Label(facts.get(row).label());
      label.getStyleClass().add("muted");
      label.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setValignment(label, javafx.geometry.VPos.TOP);
      grid.addRow(row, label, values.get(row));
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
