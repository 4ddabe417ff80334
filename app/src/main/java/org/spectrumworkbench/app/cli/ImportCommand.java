package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.data.AnswerForm;
import org.spectrumworkbench.core.problem.data.AnswerKind;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetReference;
import org.spectrumworkbench.core.problem.data.Field;
import org.spectrumworkbench.core.problem.data.ImportSettings;
import org.spectrumworkbench.core.problem.data.Importer;
import org.spectrumworkbench.core.problem.data.Mapping;
import org.spectrumworkbench.core.problem.data.MappingProposal;
import org.spectrumworkbench.core.problem.data.Preset;
import org.spectrumworkbench.core.problem.data.RowNote;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableFormat;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Makes a data set of a file. */
@Command(
    name = "import",
    description = {
      "Makes a data set of a file with problems: JSON lines, JSON, CSV, TSV or Parquet, gzip of these.",
      "Format and columns are found out; what is named here goes before.",
      "Ends with 2 where rows could not be used; the others are in the data set."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  private static final int SAMPLE = 100;

  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "What to import.")
  Path file = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "NAME",
      required = true,
      description = "The data set's name; one that is there gets another version.")
  String name = "";

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description =
          "Takes a column for question, answer, solution, subdomain, options, tests, id, setup, prelude or entry-point. Nested columns by path (meta.source), several by a template ({Body} {Question}). With no column, as in --map options=, the field is left out.")
  Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      description = "Reads the columns as ${COMPLETION-CANDIDATES}. Default: found out.")
  @Nullable Preset preset;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: found out.")
  @Nullable TableFormat format;

  @Option(
      names = "--check",
      paramLabel = "KIND",
      description =
          "How answers are checked: ${COMPLETION-CANDIDATES}; also program for code. Files that datasets export wrote are by-row. Default: found out.",
      converter = KindConverter.class)
  @Nullable AnswerKind check;

  @Option(
      names = "--answer-template",
      paramLabel = "FORM",
      description =
          "Where the answer stands in its column: ${COMPLETION-CANDIDATES}. Default: found out.")
  @Nullable AnswerForm form;

  @Option(
      names = "--shuffle",
      negatable = true,
      description = "Puts the options of each problem into another order.")
  @Nullable Boolean shuffle;

  @Option(
      names = "--keep-marks",
      description = "Leaves the calculator's marks <<3+4=7>> in solutions.")
  boolean keepMarks;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "That the order of options is drawn from. Default: ${DEFAULT-VALUE}")
  long seed = 1;

  @Option(names = "--limit", paramLabel = "N", description = "Reads the first N rows only.")
  long limit = Long.MAX_VALUE;

  @Option(
      names = "--drop",
      paramLabel = "KIND",
      split = ",",
      description = "Leaves out rows that are flagged: duplicate, long, other-answer.")
  List<String> drop = new ArrayList<>();

  @Option(
      names = "--longest",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Flags rows with more characters of question and solution. Default: ${DEFAULT-VALUE}")
  int longest = 10_000;

  @Option(
      names = "--max-row",
      paramLabel = "BYTES",
      defaultValue = "8M",
      description = "The longest row that is read. Default: ${DEFAULT-VALUE}")
  String maxRow = "8M";

  @Option(
      names = "--max-unpacked",
      paramLabel = "BYTES",
      description =
          "What a packed file may grow to. Default: 200 times its size, and at least 64M.")
  @Nullable String maxUnpacked;

  @Option(names = "--licence", paramLabel = "TEXT", description = "A note for the manifest.")
  String licence = "";

  @Option(names = "--dry-run", description = "Reads and checks everything, and writes nothing.")
  boolean dryRun;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Writes all notes on rows as CSV; the terminal shows the first 20.")
  @Nullable Path errors;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ImportCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String wanted = DataSetReference.parse(name).toString();
    TableFile table = TableFile.detect(file, format, limits());
    TableSample sample = TableSample.read(table, SAMPLE);
    MappingProposal proposal = proposal(sample);
    Mapping mapping = proposal.mapping();
    mapping.check(sample.paths());
    ImportSettings settings = new ImportSettings(seed, limit, longest, dropped(), licence);
    Importer importer = new Importer(table, mapping, settings);
    DataSetLibrary library = new DataSetLibrary(workbench.datasets());
    ImportProgress progress = new ImportProgress(terminal);
    ImportResult result;
    try (NoteFile notes = NoteFile.open(errors)) {
      result =
          dryRun
              ? new ImportResult(table, proposal, importer.check(wanted, progress, notes), null)
              : ImportResult.of(table, proposal, importer.run(library, wanted, progress, notes));
    } finally {
      progress.close();
    }
    if (json) {
      Json.print(terminal.out(), result.document());
    } else {
      result.print(terminal);
    }
    return result.report().unusable() == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  private TableLimits limits() {
    long row = ByteCount.parse("--max-row", maxRow);
    if (row > Integer.MAX_VALUE / 4) {
      throw new WorkbenchException("--max-row is " + maxRow, "Give at most 511M.");
    }
    return new TableLimits(
        (int) row,
        TableLimits.USUAL.depth(),
        maxUnpacked == null
            ? TableLimits.AUTOMATIC
            : ByteCount.parse("--max-unpacked", maxUnpacked));
  }

  /** Takes the name of files too. */
  static final class KindConverter implements ITypeConverter<AnswerKind> {
    @Override
    public AnswerKind convert(String name) {
      return Arrays.stream(AnswerKind.values())
          .filter(kind -> kind.word().equalsIgnoreCase(name) || kind.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected one of %s but was '%s'"
                      .formatted(Arrays.toString(AnswerKind.values()), name)));
    }
  }

  /** What was found out, with what is named on the command line in its place. */
  private MappingProposal proposal(TableSample sample) {
    MappingProposal found = MappingProposal.of(sample);
    Mapping mapping = preset == null ? found.mapping() : preset.mapping(sample.paths());
    for (Map.Entry<String, String> column : columns.entrySet()) {
      mapping = mapping.with(Field.of(column.getKey()), column.getValue());
    }
    mapping = form == null ? mapping : mapping.with(form);
    mapping = shuffle == null ? mapping : mapping.shuffled(shuffle);
    mapping = keepMarks ? mapping.withoutMarks(false) : mapping;
    if (check != null) {
      return found.with(mapping.with(check));
    }
    boolean known = preset != null || found.preset().isPresent();
    return known ? found.with(mapping) : found.with(mapping).checkedAsSampled(sample);
  }

  private Set<RowNote.Kind> dropped() {
    Set<RowNote.Kind> kinds = EnumSet.noneOf(RowNote.Kind.class);
    for (String word : drop) {
      RowNote.Kind kind =
          EnumSet.allOf(RowNote.Kind.class).stream()
              .filter(k -> !k.unusable() && k.word().equals(word.strip()))
              .findFirst()
              .orElseThrow(() ->
                  new WorkbenchException(
                      "--drop is '%s'".formatted(word),
                      "Use duplicate, long or other-answer; rows that cannot be used never are."));
      kinds.add(kind);
    }
    return kinds;
  }

  /** All notes on rows, one a line. */
  private record NoteFile(@Nullable PrintWriter out) implements Consumer<RowNote>, AutoCloseable {
    static NoteFile open(@Nullable Path file) {
      if (file == null) {
        return new NoteFile(null);
      }
      try {
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        out.print("row,column,kind,what,mend\r\n");
        return new NoteFile(out);
      } catch (IOException e) {
        throw new WorkbenchException(
            "%s cannot be written: %s".formatted(file, FileFault.words(e)),
            "Give another file with --errors.",
            e);
      }
    }

    @Override
    public void accept(RowNote note) {
      if (out != null) {
        out.print(
            note.row()
                + ","
                + String.join(
                    ",",
                    quoted(note.column()),
                    note.kind().word(),
                    quoted(note.what()),
                    quoted(note.mend()))
                + "\r\n");
      }
    }

    private static String quoted(String text) {
      return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
      if (out != null) {
        out.close();
        if (out.checkError()) {
          throw new WorkbenchException(
              "The file of errors could not be written whole", "Check the disk.");
        }
      }
    }
  }
}
