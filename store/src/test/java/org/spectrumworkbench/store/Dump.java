package org.spectrumworkbench.store;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.experiment.Metric;
import org.spectrumworkbench.store.query.GroupDetail;
import org.spectrumworkbench.store.query.RunDetail;
import org.spectrumworkbench.store.query.RunRow;
import org.spectrumworkbench.store.query.StageRow;

/** Everything the store says, to compare two stores. The store's own keys do not show. */
final class Dump {
  private Dump() {}

  /** All groups of a run, by stage and step in the order of sampling. */
  static List<GroupDetail> groups(Store store, String run) {
    List<GroupDetail> groups = new ArrayList<>();
    for (StageRow stage : store.runs().stages(run)) {
      for (int step : store.live().steps(run, stage.stage(), 0)) {
        groups.addAll(store.samples().step(run, stage.stage(), step, 1_000_000).groups());
      }
    }
    return groups;
  }

  static List<String> of(Store store) {
    List<String> lines = new ArrayList<>();
    for (RunRow row : store.runs().list()) {
      String run = row.id();
      RunDetail detail = store.runs().detail(run).orElseThrow();
      lines.add(detail.toString());
      for (GroupDetail group : groups(store, run)) {
        lines.add(
            group
                .toString()
                .replaceFirst("place=\\d+", "seq=" + (group.group().place() & 0xffff_ffffL)));
      }
      for (StageRow stage : detail.stages()) {
        List<String> names = Metric.ALL.stream().map(Metric::name).toList();
        store.live().metricSeries(run, stage.stage(), names, 100_000).stream()
            .filter(series -> series.points() > 0)
            .forEach(series -> lines.add(stage.stage() + series));
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
