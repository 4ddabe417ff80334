package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.data.AnswerKind;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.ImportReport;
import org.spectrumworkbench.core.problem.data.Importer;
import org.spectrumworkbench.core.problem.data.Mapping;
import org.spectrumworkbench.core.problem.data.MappingProposal;
import org.spectrumworkbench.core.problem.data.Preset;
import org.spectrumworkbench.core.problem.data.RowNote;
import org.spectrumworkbench.core.problem.table.TableFile;

/**
 * What an import made, for people and as a document.
 *
 * @param proposal what was found out, with what was named instead
 * @param version null where nothing was to be written
 */
record ImportResult(
    TableFile table,
    MappingProposal proposal,
    ImportReport report,
    @Nullable DataSetVersion version) {
  private static final int SHOWN = 20;

  static ImportResult of(TableFile table, MappingProposal proposal, Importer.Imported imported) {
    return new ImportResult(table, proposal, imported.report(), imported.version());
  }

  private Mapping mapping() {
    return proposal.mapping();
  }

  void print(Terminal terminal) {
    PrintWriter out = terminal.out();
    out.printf(
        Locale.ROOT,
        "%s: %,d of %,d rows of %s%n",
        version == null ? "Nothing written (--dry-run)" : version.reference(),
        report.taken(),
        report.read(),
        table.path().getFileName());
    out.printf(
        Locale.ROOT,
        "read as %s%s%s; answers are checked as %s%s%n",
        table.format().word(),
        table.packed() ? " in gzip" : "",
        proposal.preset().map(p -> ", laid out as " + p.word()).orElse(""),
        mapping().kind() == AnswerKind.BY_ROW
            ? "each row says"
            : "%s (%s)".formatted(mapping().kind().word(), mapping().form().word()),
        proposal.why().isEmpty() ? "" : ": " + proposal.why());
    mapping()
        .columns()
        .forEach((field, column) ->
            out.printf("  %s = %s%n", field.word(), column.replace("\n", "\\n")));
    if (version != null) {
      out.printf("SHA-256 %s%n%s%n", version.manifest().contentHash(), version.folder());
    }
    if (!report.counts().isEmpty()) {
      out.println(
          "notes: "
              + counts().entrySet().stream()
                  .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
                  .collect(Collectors.joining(", ")));
    }
    out.flush();
    PrintWriter err = terminal.err();
    for (ImportReport.Warning warning : report.warnings()) {
      err.println(warning.what());
      err.println("  " + warning.mend() + (warning.shuffling() ? " Add --shuffle." : ""));
    }
    for (RowNote note : first()) {
      err.printf(
          Locale.ROOT,
          "%s %d%s: %s%s%n",
          table.format().unit(),
          note.row(),
          note.column().isEmpty() ? "" : ", column '" + note.column().replace("\n", "\\n") + "'",
          note.what(),
          note.kind().unusable() ? "" : " (" + note.kind().word() + ")");
      err.println("  " + note.mend());
    }
    if (report.noted() > SHOWN) {
      err.printf(
          Locale.ROOT, "... and %,d more; --errors FILE writes all%n", report.noted() - SHOWN);
    }
  }

  /** Those that keep rows out before mere flags where not all can be shown; by their rows. */
  private List<RowNote> first() {
    return java.util.stream.Stream.concat(
            report.notes().stream().filter(note -> note.kind().unusable()),
            report.notes().stream().filter(note -> !note.kind().unusable()))
        .limit(SHOWN)
        .sorted(Comparator.comparingLong(RowNote::row))
        .toList();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (RowNote.Kind kind : RowNote.Kind.values()) {
      if (report.count(kind) > 0) {
        counts.put(kind.word(), report.count(kind));
      }
    }
    return counts;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    if (version != null) {
      document.put("data_set", version.reference());
      document.put("folder", version.folder().toString());
      document.put("sha256", version.manifest().contentHash());
    }
    document.put("file", table.path().toString());
    document.put("format", table.format().word());
    document.put("packed", table.packed());
    proposal.preset().map(Preset::word).ifPresent(word -> document.put("layout", word));
    document.put("check", mapping().kind().word());
    document.put("check_why", proposal.why());
    document.put("answer_template", mapping().form().word());
    Map<String, String> columns = new LinkedHashMap<>();
    mapping().columns().forEach((field, column) -> columns.put(field.word(), column));
    document.put("mapping", columns);
    document.put("rows_read", report.read());
    document.put("rows_taken", report.taken());
    document.put("rows_unusable", report.unusable());
    document.put("notes_by_kind", counts());
    document.put("notes", report.notes().stream().map(ImportResult::document).toList());
    document.put("notes_left_out", report.noted() - report.notes().size());
    document.put(
        "warnings",
        report.warnings().stream()
            .map(warning -> Map.of("what", warning.what(), "mend", warning.mend()))
            .toList());
    return document;
  }

  private static Map<String, Object> document(RowNote note) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("row", note.row());
    document.put("column", note.column());
    document.put("kind", note.kind().word());
    document.put("what", note.what());
    document.put("mend", note.mend());
    return document;
  }
}
