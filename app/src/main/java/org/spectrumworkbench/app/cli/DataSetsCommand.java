package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetReference;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Manifest;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.verify.CheckKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data sets: listed, shown, exported, deleted. */
@Command(
    name = "datasets",
    description = {
      "Lists the data sets. spectrum import makes them.",
      "A set is named as gsm8k, which is its newest version, or as gsm8k@2."
    },
    mixinStandardHelpOptions = true)
final class DataSetsCommand implements Callable<Integer> {
  private static final String REFERENCE = "Such as gsm8k or gsm8k@2.";
  private static final String ONE_DOCUMENT = "Prints one JSON document.";
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final DataSetLibrary library;
  private final Terminal terminal;

  @Option(names = "--json", description = "Prints a JSON list.")
  boolean json;

  DataSetsCommand(Workbench workbench, Terminal terminal) {
    this.library = new DataSetLibrary(workbench.datasets());
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DataSetLibrary.Listing listing = library.listing();
    if (json) {
      List<Map<String, Object>> documents = new ArrayList<>();
      listing.versions().forEach(version -> documents.add(document(version)));
      listing.damaged().forEach(fault -> documents.add(Map.of("fault", Json.fault(fault))));
      Json.print(terminal.out(), documents);
    } else if (listing.versions().isEmpty()) {
      terminal.out().println("No data sets yet. Make one with: spectrum import FILE --as NAME");
    } else {
      TextTable table = new TextTable("data set", "rows", "checked as", "made", "source");
      for (DataSetVersion version : listing.versions()) {
        Manifest manifest = version.manifest();
        table.row(
            version.reference(),
            String.format(Locale.ROOT, "%,d", version.size()),
            String.join(", ", checks(manifest).keySet()),
            WHEN.format(manifest.created()),
            manifest.provenance().source());
      }
      table.lines().forEach(terminal.out()::println);
    }
    for (WorkbenchException fault : listing.damaged()) {
      terminal.err().println(fault.getMessage());
      terminal.err().println("  " + fault.mend());
    }
    return ExitCode.OK;
  }

  /** Shows one. */
  @Command(
      name = "show",
      description = "Shows what is in a data set and where it came from.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "NAME[@V]", description = REFERENCE) String reference,
      @Option(names = "--verify", description = "Reads all of it and compares the hash.")
          boolean verify,
      @Option(names = "--json", description = ONE_DOCUMENT) boolean jsonToo) {
    DataSetVersion version = library.open(reference);
    if (verify) {
      version.verify();
    }
    if (json || jsonToo) {
      Map<String, Object> document = document(version);
      if (verify) {
        document.put("verified", true);
      }
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    print(version, verify);
    return ExitCode.OK;
  }

  private void print(DataSetVersion version, boolean verified) {
    Manifest manifest = version.manifest();
    Provenance provenance = manifest.provenance();
    var out = terminal.out();
    out.printf(
        Locale.ROOT,
        "%s: %,d rows, made %s by version %s%n%s%nSHA-256 %s%s%n",
        version.reference(),
        version.size(),
        WHEN.format(manifest.created()),
        manifest.program(),
        version.folder(),
        manifest.contentHash(),
        verified ? " (verified)" : "");
    out.printf("source %s%n", provenance.source());
    if (provenance.sourceHash() != null) {
      out.printf(
          Locale.ROOT,
          "  %,d bytes, SHA-256 %s%n",
          provenance.sourceBytes(),
          provenance.sourceHash());
    }
    out.printf("licence %s%n", provenance.licence().isEmpty() ? "not noted" : provenance.licence());
    if (provenance.parent() != null) {
      out.printf("made from %s%n", provenance.parent());
    }
    if (!provenance.note().isEmpty()) {
      out.printf("note %s%n", provenance.note());
    }
    provenance
        .mapping()
        .forEach((field, column) -> out.printf("  %s = %s%n", field, column.replace("\n", "\\n")));
    List<String> titles = new ArrayList<>(List.of("subdomain"));
    for (Split part : Split.values()) {
      titles.add(part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    TextTable table = new TextTable(titles);
    manifest
        .counts()
        .forEach((subdomain, parts) -> {
          List<String> cells = new ArrayList<>(List.of(subdomain));
          for (Split part : Split.values()) {
            cells.add(String.format(Locale.ROOT, "%,d", parts.getOrDefault(part, 0L)));
          }
          table.row(cells);
        });
    table.lines().forEach(out::println);
  }

  /** Writes one into a file. */
  @Command(
      name = "export",
      description = "Writes the rows into a file of JSON lines.",
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(paramLabel = "NAME[@V]", description = REFERENCE) String reference,
      @Parameters(paramLabel = "FILE.jsonl", description = "Must not exist yet.") Path file,
      @Option(names = "--json", description = ONE_DOCUMENT) boolean jsonToo)
      throws IOException {
    DataSetVersion version = library.open(reference);
    if (Files.exists(file)) {
      throw new WorkbenchException(file + " exists already", "Give another name, or delete it.");
    }
    version.export(file);
    if (json || jsonToo) {
      Json.print(
          terminal.out(),
          Map.of("data_set", version.reference(), "file", file.toString(), "rows", version.size()));
    } else {
      terminal
          .out()
          .printf(Locale.ROOT, "%s: %,d rows in %s%n", version.reference(), version.size(), file);
    }
    return ExitCode.OK;
  }

  /** Deletes one. */
  @Command(
      name = "delete",
      description = "Deletes one version. Its number is not given again, its manifest is kept.",
      mixinStandardHelpOptions = true)
  int delete(
      @Parameters(paramLabel = "NAME@V", description = "With its version, such as gsm8k@2.")
          String reference,
      @Option(names = "--json", description = ONE_DOCUMENT) boolean jsonToo) {
    if (DataSetReference.parse(reference).version().isEmpty()) {
      throw new WorkbenchException(
          "'%s' does not say which version".formatted(reference),
          "Name it, such as " + reference + "@1; spectrum datasets lists them.");
    }
    DataSetVersion version = library.open(reference);
    library.delete(version);
    if (json || jsonToo) {
      Json.print(terminal.out(), Map.of("deleted", version.reference(), "rows", version.size()));
    } else {
      terminal.out().printf(Locale.ROOT, "%s is deleted%n", version.reference());
    }
    return ExitCode.OK;
  }

  /** Rows by kind of check, named as --kind names them. */
  private static Map<String, Long> checks(Manifest manifest) {
    Map<String, Long> checks = new TreeMap<>();
    manifest.checks().forEach((kind, rows) -> checks.merge(CheckKind.word(kind), rows, Long::sum));
    return checks;
  }

  private static Map<String, Object> document(DataSetVersion version) {
    Manifest manifest = version.manifest();
    Provenance provenance = manifest.provenance();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("data_set", version.reference());
    document.put("name", version.name());
    document.put("version", version.version());
    document.put("rows", version.size());
    document.put("sha256", manifest.contentHash());
    document.put("counts", manifest.counts());
    document.put("checks", checks(manifest));
    document.put("source", provenance.source());
    if (provenance.sourceHash() != null) {
      document.put("source_sha256", provenance.sourceHash());
      document.put("source_bytes", provenance.sourceBytes());
    }
    document.put("licence", provenance.licence());
    document.put("mapping", provenance.mapping());
    if (provenance.parent() != null) {
      document.put("parent", provenance.parent());
    }
    document.put("note", provenance.note());
    document.put("created", manifest.created());
    document.put("program", manifest.program());
    document.put("folder", version.folder().toString());
    return document;
  }
}
