package org.spectrumworkbench.app.data;

import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.Manifest;
import org.spectrumworkbench.core.problem.data.Provenance;

/** Where a data set came from, and how many rows it has by subdomain and part. */
final class ManifestCard extends HBox {
  private static final Texts TEXTS = Texts.of(ManifestCard.class);
  private static final double HEIGHT = 178;

  ManifestCard(Manifest manifest) {
    super(12);
    ScrollPane origin = scrolled(origin(manifest));
    HBox.setHgrow(origin, Priority.ALWAYS);
    ScrollPane counts = scrolled(counts(manifest));
    counts.setMinWidth(360);
    counts.setPrefWidth(400);
    getChildren().addAll(origin, counts);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  private static ScrollPane scrolled(GridPane content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setPrefHeight(HEIGHT);
    pane.setMaxHeight(HEIGHT);
    pane.getStyleClass().addAll("screen-scroll", "manifest-card");
    return pane;
  }

  private static GridPane origin(Manifest manifest) {
    Provenance provenance = manifest.provenance();
    GridPane grid = new GridPane(10, 4);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    grid.getColumnConstraints().addAll(names, values);
    add(grid, "source", provenance.source() + size(provenance));
    add(
        grid,
        "licence",
        provenance.licence().isEmpty() ? TEXTS.get("licence.none") : provenance.licence());
    if (provenance.parent() != null) {
      add(grid, "parent", provenance.parent());
    }
    if (!provenance.note().isEmpty()) {
      add(grid, "note", provenance.note());
    }
    add(grid, "hash", manifest.contentHash()).getStyleClass().add("mono");
    if (provenance.sourceHash() != null) {
      add(grid, "source.hash", provenance.sourceHash()).getStyleClass().add("mono");
    }
    provenance
        .mapping()
        .forEach((field, column) -> addNamed(grid, field, column.replace("\n", "\\n")));
    return grid;
  }

  private static String size(Provenance provenance) {
    return provenance.sourceBytes() == 0 ? "" : ", " + Formats.bytes(provenance.sourceBytes());
  }

  private static Label add(GridPane grid, String key, String value) {
    return addNamed(grid, TEXTS.get("manifest." + key), value);
  }

  private static Label addNamed(GridPane grid, String name, String value) {
    Label text = new Label(value);
    text.setMinWidth(0);
    text.setTooltip(new Tooltip(value));
    grid.addRow(grid.getRowCount(), Labels.of(name, "small", "muted"), text);
    return text;
  }

  private static GridPane counts(Manifest manifest) {
    GridPane grid = new GridPane(14, 4);
    grid.add(Labels.of(TEXTS.get("manifest.subdomain"), "small", "muted"), 0, 0);
    for (Split part : Split.values()) {
      grid.add(
          Labels.of(TEXTS.get("part." + part.name().toLowerCase(Locale.ROOT)), "small", "muted"),
          part.ordinal() + 1,
          0);
    }
    int row = 1;
    for (Map.Entry<String, Map<Split, Long>> line : manifest.counts().entrySet()) {
      Label name = new Label(line.getKey());
      name.setMinWidth(90);
      grid.add(name, 0, row);
      for (Split part : Split.values()) {
        grid.add(
            Labels.of(String.format(Locale.ROOT, "%,d", line.getValue().getOrDefault(part, 0L))),
            part.ordinal() + 1,
            row);
      }
      row++;
    }
    return grid;
  }
}
