package org.spectrumworkbench.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunEvent;

/** Checkpoints by subdomains with their Pass@K, the specialists ringed. */
final class ProbeMatrix {
  /** A checkpoint: the stage that saved it, and its step. */
  private record Checkpoint(String source, int step) implements Comparable<Checkpoint> {
    @Override
    public int compareTo(Checkpoint other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : Integer.compare(step, other.step);
    }
  }

  private record Cell(Checkpoint checkpoint, String subdomain, String half) {}

  private final Map<Cell, RunEvent.ProbeScored> cells = new LinkedHashMap<>();
  private final TreeSet<Checkpoint> checkpoints = new TreeSet<>();
  private final TreeSet<String> subdomains = new TreeSet<>();
  private final List<RunEvent.SpecialistSelected> specialists;

  private ProbeMatrix(List<RunEvent.SpecialistSelected> specialists) {
    this.specialists = specialists;
  }

  static ProbeMatrix of(RunRecord record) {
    ProbeMatrix matrix = new ProbeMatrix(record.specialists());
    for (RunEvent.ProbeScored probe : record.probes()) {
      Checkpoint checkpoint = new Checkpoint(probe.source(), probe.step());
      matrix.checkpoints.add(checkpoint);
      matrix.subdomains.add(probe.subdomain());
      matrix.cells.put(new Cell(checkpoint, probe.subdomain(), probe.half()), probe);
    }
    return matrix;
  }

  void write(Html page) {
    boolean manySources = checkpoints.stream().map(Checkpoint::source).distinct().count() > 1;
    int k = cells.values().iterator().next().k();
    page.text(
        "p",
        "Pass@"
            + k
            + " of each checkpoint in each subdomain, on the half of the probing set that selects. The ringed checkpoint became the subdomain's specialist; cells in italics have intervals that overlap its own: the choice between them may be chance.");
    page.raw("<div class=\"scroll\"><table class=\"probe\"><thead><tr><th>step</th>");
    subdomains.forEach(name -> page.raw("<th>" + Html.escape(name) + "</th>"));
    page.raw("</tr></thead><tbody>\n");
    for (Checkpoint checkpoint : checkpoints) {
      page.raw("<tr>");
      page.text("td", (manySources ? checkpoint.source() + " " : "") + checkpoint.step());
      for (String subdomain : subdomains) {
        cell(page, checkpoint, subdomain);
      }
      page.raw("</tr>\n");
    }
    page.endTable();
    selectedAndConfirmed(page, k);
  }

  private void cell(Html page, Checkpoint checkpoint, String subdomain) {
    RunEvent.ProbeScored probe = cells.get(new Cell(checkpoint, subdomain, "select"));
    if (probe == null) {
      page.raw("<td></td>");
      return;
    }
    RunEvent.@Nullable SpecialistSelected chosen = specialist(subdomain);
    boolean ringed =
        chosen != null
            && chosen.source().equals(checkpoint.source())
            && chosen.step() == checkpoint.step();
    String style = ringed ? " class=\"ringed\"" : alike(probe, chosen) ? " class=\"alike\"" : "";
    page.raw(
        "<td"
            + style
            + " title=\""
            + Html.escape(Figures.interval(List.of(probe.low(), probe.high())))
            + "\">");
    page.raw(Html.escape(Figures.share(probe.passAtK())));
    page.raw(
        " <span class=\"muted\">"
            + Html.escape(Figures.share(probe.low()) + "-" + Figures.share(probe.high()))
            + "</span></td>");
  }

  private boolean alike(RunEvent.ProbeScored probe, RunEvent.@Nullable SpecialistSelected chosen) {
    if (chosen == null) {
      return false;
    }
    RunEvent.ProbeScored best =
        cells.get(
            new Cell(new Checkpoint(chosen.source(), chosen.step()), chosen.subdomain(), "select"));
    return best != null && probe.high() >= best.low();
  }

  private RunEvent.@Nullable SpecialistSelected specialist(String subdomain) {
    for (RunEvent.SpecialistSelected one : specialists) {
      if (one.subdomain().equals(subdomain)) {
        return one;
      }
    }
    return null;
  }

  private void selectedAndConfirmed(Html page, int k) {
    if (specialists.isEmpty()) {
      return;
    }
    page.text("h3", "Selected and confirmed");
    page.table(
        List.of(
            "subdomain",
            "checkpoint",
            "Pass@" + k + " selected by",
            "Pass@" + k + " confirmed",
            "difference"));
    for (RunEvent.SpecialistSelected one : specialists) {
      List<String> row = new ArrayList<>();
      row.add(one.subdomain());
      row.add(one.source() + " " + one.step());
      row.add(Figures.share(one.selected()));
      row.add(Figures.share(one.confirmed()));
      row.add(Figures.difference(one.confirmed() - one.selected()));
      page.row(row);
    }
    page.endTable();
  }
}
