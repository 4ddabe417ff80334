package org.spectrumworkbench.app.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spectrumworkbench.app.chart.draw.ForecastChart;
import org.spectrumworkbench.app.chart.draw.ForecastChart.Run;
import org.spectrumworkbench.app.chart.draw.ForecastChart.Unit;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.report.ForecastTally;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.store.query.ForecastRow;

/** The forecasts of all runs beside what was measured. On the window's thread. */
final class ForecastsModel {
  private static final Texts TEXTS = Texts.of(ForecastsModel.class);

  private final Workspace workspace;
  private final Background.Latest reading;
  private final ReadOnlyObjectWrapper<List<ForecastRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());

  ForecastsModel(Workspace workspace) {
    this.workspace = workspace;
    this.reading = workspace.background().latest();
  }

  /** All runs that have a forecast, the newest first. */
  ReadOnlyObjectProperty<List<ForecastRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Reads the store again. */
  void refresh() {
    reading.start(
        workspace
            .background()
            .task(TEXTS.get("forecasts.read"), progress -> workspace.store().forecasts().list())
            .onSuccess(rows::set));
  }

  /** The picture of one quantity; runs in which it was not measured are not in it. */
  ForecastChart chart(Quantity quantity) {
    return chart(rows.get(), quantity);
  }

  static ForecastChart chart(List<ForecastRow> rows, Quantity quantity) {
    List<Run> runs = new ArrayList<>();
    for (ForecastRow row : rows) {
      OptionalDouble measured = row.check().total(quantity);
      var range = row.check().range(quantity);
      // A logarithmic axis has no place for nothing at all.
      if (measured.isPresent() && measured.getAsDouble() > 0 && range.low() > 0) {
        runs.add(new Run(row.run(), row.name(), measured.getAsDouble(), range.low(), range.high()));
      }
    }
    return new ForecastChart(
        TEXTS.get("forecasts." + key(quantity)),
        ForecastTally.of(rows.stream().map(ForecastRow::check).toList(), quantity).count(),
        quantity == Quantity.TIME ? Unit.SECONDS : Unit.BYTES,
        runs);
  }

  /** Selects a run and goes where it is listed. */
  void open(String run) {
    workspace.selection().selectRun(run);
    workspace.navigation().open("runs");
  }

  static String key(Quantity quantity) {
    return quantity.name().toLowerCase(java.util.Locale.ROOT);
  }
}
