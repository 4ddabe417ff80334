package org.spectrumworkbench.store;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.experiment.Metric;
import org.spectrumworkbench.store.query.GroupRow;
import org.spectrumworkbench.store.query.RunDetail;
import org.spectrumworkbench.store.query.RunRow;
import org.spectrumworkbench.store.query.SampleFilter;
import org.spectrumworkbench.store.query.StageRow;

/** Everything the store says, to compare two stores. The store's own keys do not show. */
final class Dump {
  private Dump() {}

  static List<String> of(Store store) {
    List<String> lines = new ArrayList<>();
    for (RunRow row : store.runs().list()) {
      String run = row.id();
      RunDetail detail = store.runs().detail(run).orElseThrow();
      lines.add(detail.toString());
      for (StageRow stage : detail.stages()) {
        List<String> names = Metric.ALL.stream().map(Metric::name).toList();
        store.live().metricSeries(run, stage.stage(), names, 100_000).stream()
            .filter(series -> series.points() > 0)
            .forEach(series -> lines.add(stage.stage() + series));
      }
      for (GroupRow group : store.samples().page(run, SampleFilter.ALL, null, 1_000_000).groups()) {
        lines.add(
            store
                .samples()
                .group(group.place())
                .orElseThrow()
                .toString()
                .replaceFirst("place=\\d+", "seq=" + (group.place() & 0xffff_ffffL)));
      }
      lines.addAll(store.live().events(run, 1_000_000).stream().map(Object::toString).toList());
      lines.addAll(store.results().evaluations(run).stream().map(Object::toString).toList());
      lines.addAll(store.results().probes(run).stream().map(Object::toString).toList());
      lines.addAll(store.results().specialists(run).stream().map(Object::toString).toList());
      lines.addAll(store.results().checkpoints(run).stream().map(Object::toString).toList());
      lines.addAll(store.results().models(run).stream().map(Object::toString).toList());
      lines.addAll(store.results().problems(run, "signal").stream().map(Object::toString).toList());
    }
    var contents = store.contents();
    lines.add(contents.groups() + " " + contents.rollouts() + " " + contents.metrics());
    return lines;
  }
}
