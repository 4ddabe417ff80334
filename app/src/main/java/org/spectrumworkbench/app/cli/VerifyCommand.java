package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.VerifySettings;
import org.spectrumworkbench.core.verify.CheckKind;
import org.spectrumworkbench.core.verify.TaskVerifier;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.CaseJson;
import org.spectrumworkbench.core.verify.bench.ProgramIsolation;
import org.spectrumworkbench.core.verify.math.MathSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verdicts on answers: of one, or of a file of them. */
@Command(
    name = "verify",
    description = {
      "Says whether an answer is right, what was found in it, and why.",
      "With --file, of a file of cases: a JSON object a line with \"gold\" and \"answer\", and"
          + " where wanted \"kind\", \"options\", \"tests\", \"expected\" (true or false),"
          + " \"category\", \"id\", \"truncated\", \"tolerance\", \"relative\", \"ignore_case\","
          + " \"pattern\", \"numbers\", \"all\". Prints a verdict a line as JSON; with \"expected\""
          + " also how often the verifier erred."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spectrum verify --gold 1/2 --answer 'So it is \\boxed{0.5}.'",
      "  spectrum verify --kind choice --gold B --answer '(B)'",
      "  spectrum verify --tests tests.json --answer 'def f(x): return x * x'",
      "where tests.json calls a function with JSON arguments:",
      "  {\"form\": \"calls\", \"language\": \"python\", \"seconds\": 6,",
      "   \"function\": \"f\",",
      "   \"calls\": [{\"arguments\": \"[3]\", \"expected\": \"9\"}]}",
      "or runs statements:",
      "  {\"form\": \"statements\", \"language\": \"python\", \"seconds\": 6,",
      "   \"prelude\": \"\", \"entry_point\": \"\", \"setup\": \"\",",
      "   \"tests\": [\"assert f(3) == 9\"]}",
      "or gives the program its input and looks at its output:",
      "  {\"form\": \"input-output\", \"language\": \"python\", \"seconds\": 6,",
      "   \"exchanges\": [{\"input\": \"3\", \"output\": \"9\"}]}",
      "A row of --file holds the same in its field \"tests\", in one line:",
      "  {\"kind\": \"code\", \"answer\": \"def f(x): return x * x\", \"tests\": {...}}"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--gold", paramLabel = "TEXT", description = "The gold answer.")
  @Nullable String gold;

  @Option(
      names = "--answer",
      paramLabel = "TEXT",
      description = "The response; its final answer is found in it.")
  @Nullable String answer;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Cases, a JSON object a line; - for the standard input.")
  @Nullable String file;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "How it is judged: ${COMPLETION-CANDIDATES}. integer is the tiny language's: the word"
              + " answer and a whole number at the end. Also whole-number for integer and program for"
              + " code, as files of data sets say. Default: choice with --options, code with --tests,"
              + " else math. With --file, of the rows that do not say theirs.",
      converter = KindConverter.class)
  @Nullable CheckKind kind;

  @Option(
      names = "--options",
      paramLabel = "A|B|C",
      description = "Texts of a choice's options, bars between. Without them letters count alone.")
  @Nullable String options;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description = "How far off a numeric answer may be. Default: 0")
  @Nullable Double tolerance;

  @Option(
      names = "--relative",
      paramLabel = "R",
      description = "The same as a share of the gold answer; the larger counts. Default: 0")
  @Nullable Double relative;

  @Option(names = "--ignore-case", description = "For exact: Yes equals yes.")
  boolean ignoreCase;

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = "For format: what the whole response must match.")
  @Nullable String pattern;

  @Option(
      names = "--numbers",
      paramLabel = "N,N",
      split = ",",
      description = "For countdown: the numbers that may be used.")
  int @Nullable [] numbers;

  @Option(names = "--all", description = "For countdown: every number must be used.")
  boolean all;

  @Option(
      names = "--tests",
      paramLabel = "FILE",
      description = "For code: the tests as JSON, as below or as a problem of a data set has them.")
  @Nullable Path tests;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "For math: another choice where graders differ, such as verify.percent=number; see spectrum"
              + " settings, section verify. May be given several times.")
  List<String> set = new ArrayList<>();

  @Option(names = "--truncated", description = "The response was cut off at the length limit.")
  boolean truncated;

  @Option(
      names = "--fail-on-wrong",
      description =
          "Ends with 1 where an answer is not correct; where \"expected\" says what the verdict"
              + " should be, where it is another.")
  boolean failOnWrong;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  /** Takes the names of files too. */
  static final class KindConverter implements ITypeConverter<CheckKind> {
    @Override
    public CheckKind convert(String name) {
      return CheckKind.named(name)
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected one of %s but was '%s'".formatted(List.of(CheckKind.values()), name)));
    }
  }

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (file != null && (gold != null || answer != null)) {
      throw new WorkbenchException(
          "--file was given together with --gold or --answer",
          "Give a file of cases, or one gold answer and one answer.");
    }
    CaseJson rows = new CaseJson(usual());
    try (TaskVerifier verifier = TaskVerifier.ofKinds(EnumSet.allOf(CheckKind.class), math())) {
      return file == null
          ? one(rows, verifier)
          : new VerifyFile(terminal, verifier, rows, json, failOnWrong).verify(file);
    }
  }

  private MathSettings math() {
    Settings settings = Settings.initial();
    for (String change : set) {
      int equals = change.indexOf('=');
      String key = equals < 0 ? change : change.substring(0, equals);
      if (equals < 0 || !VerifySettings.keys().contains(key)) {
        throw new WorkbenchException(
            "--set " + change + " is no choice of the verifier",
            "Give KEY=VALUE, with one of " + String.join(", ", VerifySettings.keys()) + ".");
      }
      settings = settings.with(key, change.substring(equals + 1), "--set");
    }
    return VerifySettings.of(settings);
  }

  private int one(CaseJson rows, TaskVerifier verifier) {
    BenchCase item;
    try {
      item = rows.read("{}", 1);
    } catch (WorkbenchException fault) {
      throw new WorkbenchException(
          String.valueOf(fault.getMessage())
              .replaceAll("^The field \"(\\w+)\" is missing", "There is no --$1"),
          "See: spectrum verify --help",
          fault);
    }
    Verdict verdict = verifier.verify(item.problem(), item.answer(), item.truncated());
    Optional<ProgramIsolation> isolation =
        item.kind() == CheckKind.CODE ? ProgramIsolation.of(verifier) : Optional.empty();
    VerdictRow.warn(terminal.err(), isolation);
    if (json) {
      Map<String, Object> row = VerdictRow.of(item, verdict);
      isolation.ifPresent(how -> row.put("isolation", how.isolation().words()));
      Json.print(terminal.out(), row);
    } else {
      print(verdict);
    }
    return failOnWrong && !verdict.correct() ? ExitCode.FAULT : ExitCode.OK;
  }

  private void print(Verdict verdict) {
    terminal.out().println("verdict     " + VerdictRow.word(verdict.outcome()));
    terminal.out().println("reason      " + verdict.reason());
    print("extracted   ", verdict.extracted());
    print("normalised  ", verdict.normalised());
    print("gold        ", verdict.normalisedGold());
  }

  private void print(String name, @Nullable String text) {
    if (text != null) {
      terminal.out().println(name + text.strip().replace("\n", "\n" + " ".repeat(name.length())));
    }
  }

  /** What the command line says stands in for what a row does not say. */
  private ObjectNode usual() {
    ObjectNode row = Json.MAPPER.createObjectNode();
    put(row, "gold", gold);
    put(row, "answer", answer);
    put(row, "kind", kind == null ? null : kind.word());
    put(row, "options", options);
    put(row, "pattern", pattern);
    put(row, "tolerance", tolerance);
    put(row, "relative", relative);
    if (ignoreCase) {
      row.put("ignore_case", true);
    }
    if (all) {
      row.put("all", true);
    }
    if (truncated) {
      row.put("truncated", true);
    }
    if (numbers != null) {
      ArrayNode list = row.putArray("numbers");
      for (int number : numbers) {
        list.add(number);
      }
    }
    if (tests != null) {
      row.set("tests", readTests(tests));
    }
    return row;
  }

  private static void put(ObjectNode row, String field, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Double number -> row.put(field, number);
      default -> row.put(field, value.toString());
    }
  }

  private static JsonNode readTests(Path file) {
    try {
      return CaseJson.tests(Files.readString(file));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The tests in %s cannot be read: %s".formatted(file, FileFault.words(e)),
          "Give a JSON file in UTF-8.",
          e);
    } catch (WorkbenchException e) {
      // The file has no field "check"; that is how problems of data sets hold the same.
      String fault = String.valueOf(e.getMessage()).replaceFirst("\\bcheck\\.tests\\.?", "");
      throw new WorkbenchException(
          "The tests in %s: %s".formatted(file, fault),
          e.mend() + " See: spectrum verify --help.",
          e);
    } catch (JacksonException e) {
      throw new WorkbenchException(
          "The tests in " + file + " are no JSON: " + e.getOriginalMessage(),
          "Mend the file; spectrum verify --help shows how tests are written.",
          e);
    }
  }
}
