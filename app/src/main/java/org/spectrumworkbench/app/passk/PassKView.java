package org.spectrumworkbench.app.passk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.chart.ChartView;
import org.spectrumworkbench.app.chart.PaletteRoot;
import org.spectrumworkbench.app.chart.draw.PassAtKChart;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.ToolbarOnHover;
import org.spectrumworkbench.app.score.Evaluated;
import org.spectrumworkbench.app.score.ModelNames;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.evaluate.PairedComparison.Finding;

/** The Pass@K screen's node. */
final class PassKView extends PaletteRoot {
  private final PassKModel model;
  private final Texts texts;
  private final FlowPane subdomains = new FlowPane(6, 6);
  private final ChartView chart;
  private final PassKTable table;
  private final VBox findings = new VBox(6);
  private final BorderPane screen = new BorderPane();
  private final EmptyState noRun = new EmptyState(Feather.TRENDING_UP);
  private final EmptyState noResults = new EmptyState(Feather.TRENDING_UP);
  private @Nullable PassKData drawn;

  PassKView(Workspace workspace, PassKModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    setId("passk");
    getStylesheets()
        .add(Objects.requireNonNull(PassKView.class.getResource("passk.css")).toExternalForm());
    chart =
        ToolbarOnHover.on(
            new ChartView(
                PassAtKChart.of(texts.get("chart.title"), List.of()),
                workspace.files(),
                workspace.background(),
                workspace.dialogs()));
    chart.setId("passk-chart");
    chart.setMinSize(0, 0);
    table = new PassKTable(texts);
    findings.setId("passk-findings");
    noRun
        .say(texts.get("empty.noRun"), texts.get("empty.noRun.next"))
        .offer("empty-runs", texts.get("empty.runs"), () -> workspace.navigation().open("runs"))
        .offer("empty-plan", texts.get("empty.plan"), () -> workspace.navigation().open("plan"));
    noResults
        .say(texts.get("empty.noResults"), texts.get("empty.noResults.next"))
        .offer("empty-live", texts.get("empty.live"), () -> workspace.navigation().open("live"));

    Label title = new Label(texts.get("title"));
    title.getStyleClass().add("screen-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label note = new Label(texts.get("note"));
    note.getStyleClass().add("quiet");
    note.setMinWidth(0);
    HBox first = new HBox(12, title, note);
    first.setAlignment(Pos.BASELINE_LEFT);
    VBox head = new VBox(first, subdomains, new FailureLine(model.failureProperty()));
    head.getStyleClass().add("screen-head");

    ScrollPane wide = new ScrollPane(table);
    wide.setFitToWidth(true);
    wide.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    wide.getStyleClass().add("plain-scroll");
    VBox content =
        new VBox(
            10,
            Panel.untitled(chart).tall(380),
            new Panel(texts.get("table.title"), wide).explained(texts.get("table.explained")),
            new Panel(texts.get("findings.title"), findings)
                .explained(texts.get("findings.explained")));
    content.getStyleClass().add("panels-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panels");
    screen.setTop(head);
    screen.setCenter(scroll);
    getChildren().setAll(noRun, noResults, screen);
    model.dataProperty().addListener((p, old, now) -> show(now));
    show(model.dataProperty().get());
  }

  private void show(PassKData data) {
    boolean none = data.rows().isEmpty();
    noRun.setVisible(data.run() == null);
    noResults.setVisible(none && data.run() != null);
    screen.setVisible(!none);
    if (none) {
      return;
    }
    if (data.equals(drawn)) {
      return;
    }
    drawn = data;
    ModelNames names = new ModelNames(data.evaluated().method());
    showSubdomains(data);
    String subdomain = data.subdomain();
    chart.setFigure(
        PassAtKChart.of(
            subdomain == null
                ? texts.get("chart.title")
                : texts.get("chart.title.subdomain", subdomain),
            data.curves(names)));
    table.show(data, names);
    findings.getChildren().clear();
    for (Evaluated.Contrast contrast : data.contrasts()) {
      findings.getChildren().add(finding(contrast, names));
    }
    if (data.contrasts().isEmpty()) {
      Label nothing = new Label(texts.get("findings.none"));
      nothing.getStyleClass().add("quiet");
      findings.getChildren().add(nothing);
    }
  }

  private HBox finding(Evaluated.Contrast contrast, ModelNames names) {
    Finding found = contrast.paired().finding();
    FontIcon icon =
        new FontIcon(
            switch (found) {
              case HIGHER -> Feather.ARROW_UP;
              case LOWER -> Feather.ARROW_DOWN;
              case CANNOT_TELL -> Feather.MINUS;
            });
    icon.getStyleClass().add("finding-" + found.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Label sentence = new Label(names.sentence(contrast));
    sentence.setWrapText(true);
    HBox row = new HBox(8, icon, sentence);
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    return row;
  }

  private void showSubdomains(PassKData data) {
    List<ToggleButton> chips = new ArrayList<>();
    chips.add(chip("passk-all", texts.get("subdomain.all"), null, data));
    List<String> names = data.evaluated().subdomains();
    for (int hue = 0; hue < names.size(); hue++) {
      ToggleButton chip = chip("passk-" + names.get(hue), names.get(hue), names.get(hue), data);
      Region mark = Marks.subdomain(hue);
      chip.setGraphic(mark);
      chips.add(chip);
    }
    subdomains.getChildren().setAll(chips);
  }

  private ToggleButton chip(String id, String text, @Nullable String subdomain, PassKData data) {
    ToggleButton chip = new ToggleButton(text);
    chip.setId(id);
    chip.getStyleClass().add("choice-chip");
    chip.setSelected(Objects.equals(subdomain, data.subdomain()));
    chip.setOnAction(e -> {
      chip.setSelected(true);
      model.chooseSubdomain(subdomain);
    });
    return chip;
  }
}
