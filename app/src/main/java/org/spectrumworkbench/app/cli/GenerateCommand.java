package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.ProblemJson;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;
import org.spectrumworkbench.core.problem.family.Families;
import org.spectrumworkbench.core.problem.family.GenerationRequest;
import org.spectrumworkbench.core.problem.family.Solutions;
import org.spectrumworkbench.core.problem.family.TwinKind;
import org.spectrumworkbench.core.problem.family.Twins;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Draws problems of the families and prints them or keeps them as a data set. */
@Command(
    name = "generate",
    description = {
      "Draws problems with worked solutions and gold answers.",
      "The same family, level and seed give the same problems."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
  private static final Pattern LEVELS = Pattern.compile("(\\d)(?:-(\\d))?");
  private static final JsonMapper ROWS = new JsonMapper();

  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FAMILY",
      description = "A family, a subdomain, or all. --list shows them.")
  @Nullable String family;

  @Option(
      names = "--level",
      paramLabel = "L",
      defaultValue = "1",
      description = "A level, or several as in 1-3. Default: ${DEFAULT-VALUE}")
  String level = "1";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Different problems in all, shared out among families and levels. Default: ${DEFAULT-VALUE}")
  int count = 10;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}")
  long seed = 1;

  @Option(
      names = "--strategies",
      paramLabel = "one|all",
      defaultValue = "one",
      description =
          "one: a worked solution a problem. all: the problem once for each strategy. Default:"
              + " ${DEFAULT-VALUE}")
  Solutions strategies = Solutions.ONE;

  @Option(
      names = "--twins",
      paramLabel = "KIND",
      split = ",",
      description =
          "Perturbed twins behind each problem: number, paraphrase, distractor, unit; several with"
              + " commas.")
  List<String> twins = new ArrayList<>();

  @ArgGroup Target target = new Target();

  /** Where the problems go. */
  static final class Target {
    @Option(names = "--out", paramLabel = "FILE", description = "Writes a JSONL file.")
    @Nullable Path out;

    @Option(names = "--as", paramLabel = "NAME", description = "Keeps them as a data set.")
    @Nullable String name;

    @Option(names = "--list", description = "Lists the families.")
    boolean list;

    @Option(names = "--markdown", description = "Prints the page docs/families.md.")
    boolean markdown;
  }

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  GenerateCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (target.markdown) {
      terminal.out().print(FamiliesPage.markdown());
    } else if (target.list) {
      list();
    } else {
      GenerationRequest request = request();
      if (target.name != null) {
        keep(request, target.name);
      } else if (target.out != null) {
        write(request, target.out);
      } else {
        print(request);
      }
    }
    return ExitCode.OK;
  }

  private void list() {
    if (json) {
      Json.print(terminal.out(), FamiliesPage.documents());
    } else {
      FamiliesPage.lines().forEach(terminal.out()::println);
    }
  }

  private GenerationRequest request() {
    if (family == null) {
      throw new WorkbenchException(
          "No family is named",
          "Name one, a subdomain, or all. They are listed by: spectrum generate --list.");
    }
    return new GenerationRequest(
        Families.select(family),
        levels(),
        count,
        seed,
        strategies,
        twins.stream().map(TwinKind::named).distinct().toList());
  }

  private List<Integer> levels() {
    Matcher matcher = LEVELS.matcher(level);
    if (!matcher.matches()) {
      int most = Families.all().stream().mapToInt(one -> one.levels().size()).max().orElseThrow();
      throw new WorkbenchException(
          "--level is '" + level + "'",
          "The levels are 1 to %d: give one, or several such as 1-3.".formatted(most));
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (last < first) {
      throw new WorkbenchException("--level is '" + level + "'", "Give the smaller level first.");
    }
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private void print(GenerationRequest request) {
    TwinTally tally = new TwinTally(request.twins());
    try (Stream<DataRow> rows = request.rows()) {
      if (json) {
        Json.print(terminal.out(), rows.map(tally::count).map(GenerateCommand::document).toList());
      } else {
        rows.map(tally::count).forEach(row -> terminal.out().println(document(row)));
      }
    }
    // The rows alone go to the output: others read it.
    tally.lack().ifPresent(terminal.err()::println);
  }

  private void write(GenerationRequest request, Path file) {
    if (Files.exists(file)) {
      throw new WorkbenchException(file + " is there already", "Remove it, or give another name.");
    }
    TwinTally tally = new TwinTally(request.twins());
    try {
      WholeFile.write(
          file,
          channel -> {
            PrintWriter lines =
                new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            try (Stream<DataRow> rows = request.rows()) {
              rows.map(tally::count).forEach(row -> lines.print(document(row) + "\n"));
            }
            lines.flush();
            if (lines.checkError()) {
              throw new IOException("the disk does not take it");
            }
          });
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be written: %s".formatted(file, FileFault.words(e)),
          "Check the folder, its permissions and the free space.",
          e);
    }
    tell(tally, "file", file.toString());
  }

  private void keep(GenerationRequest request, String name) {
    TwinTally tally = new TwinTally(request.twins());
    DataSetVersion version =
        new DataSetLibrary(workbench.datasets())
            .write(
                name,
                Provenance.generated("spectrum generate " + family, request.describe()),
                RowSource.of(request.rows().map(tally::count)));
    tell(tally, "data_set", version.reference());
  }

  private void tell(TwinTally tally, String what, String where) {
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put(what, where);
      document.put("rows", tally.rows());
      document.put("twins", tally.twins());
      document.put("twins_not_made", tally.notMade());
      Json.print(terminal.out(), document);
    } else {
      terminal
          .out()
          .println(
              where
                  + ": "
                  + tally.rows()
                  + " rows"
                  + (tally.twins() == 0 ? "" : ", " + tally.twins() + " of them twins"));
      tally.lack().ifPresent(terminal.out()::println);
    }
  }

  private static @Nullable String original(Problem problem) {
    String original = Twins.originalId(problem.id());
    return original.equals(problem.id()) ? null : original;
  }

  private static ObjectNode document(DataRow row) {
    Problem problem = row.problem();
    ObjectNode all = ProblemJson.write(row);
    ObjectNode document = ROWS.createObjectNode();
    for (String field : List.of("question", "answer", "solution", "subdomain", "family")) {
      document.set(field, all.get(field));
    }
    Families.levelOf(problem).ifPresent(level -> document.put("level", level));
    for (String field : List.of("check", "part", "id")) {
      document.set(field, all.get(field));
    }
    String original = original(problem);
    if (original != null) {
      document.put("twin_of", original);
    }
    return document;
  }
}
