package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.verify.CheckKind;
import org.spectrumworkbench.core.verify.TaskVerifier;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.BenchSummary;
import org.spectrumworkbench.core.verify.bench.CaseFile;
import org.spectrumworkbench.core.verify.bench.CaseJson;
import org.spectrumworkbench.core.verify.bench.CaseLine;
import org.spectrumworkbench.core.verify.bench.ProgramIsolation;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts on a file of cases, a line each, printed as they come. */
final class VerifyFile {
  /** Without line breaks in a row. */
  private static final JsonMapper ROWS = JsonMapper.builder().build();

  private static final long FLUSH_AFTER_NANOSECONDS = 100_000_000;

  private final Terminal terminal;
  private final TaskVerifier verifier;
  private final CaseJson rows;
  private final boolean json;
  private final boolean failOnWrong;
  private final BenchSummary summary = new BenchSummary();
  private long cases;
  private long correct;
  private long faulty;
  private long unwanted;
  private long flushed = System.nanoTime();
  private boolean readerIsGone;
  private boolean ranPrograms;

  /**
   * @param json one document with all verdicts instead of a document a line
   * @param failOnWrong whether a verdict that is not wanted makes the command fail
   */
  VerifyFile(
      Terminal terminal, TaskVerifier verifier, CaseJson rows, boolean json, boolean failOnWrong) {
    this.terminal = terminal;
    this.verifier = verifier;
    this.rows = rows;
    this.json = json;
    this.failOnWrong = failOnWrong;
  }

  /**
   * Verifies all lines.
   *
   * @param file a path, or - for the standard input
   * @return one of {@link ExitCode}
   */
  int verify(String file) {
    PrintWriter out = terminal.out();
    if (json) {
      out.print("{\"verdicts\":[");
    }
    try (Reader source = open(file)) {
      new CaseFile(rows).read(source, this::take);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    Optional<ProgramIsolation> isolation =
        ranPrograms ? ProgramIsolation.of(verifier) : Optional.empty();
    VerdictRow.warn(terminal.err(), isolation);
    if (json) {
      out.print(cases + faulty == 0 ? "]" : "\n]");
      isolation.ifPresent(how -> out.print(",\"isolation\":\"" + how.isolation().words() + "\""));
      out.print(",\"rows\":" + (cases + faulty));
      out.print(",\"correct\":" + correct);
      out.print(",\"faulty_rows\":" + faulty);
      if (summary.all().size() > 0) {
        out.print(",\"summary\":" + ROWS.writeValueAsString(VerdictSummary.document(summary)));
      }
      out.println("}");
    } else if (summary.all().size() > 0) {
      // Both may go to one terminal: the verdicts stand before what sums them up.
      out.flush();
      VerdictSummary.lines(summary).forEach(terminal.err()::println);
    }
    out.flush();
    return end();
  }

  private int end() {
    if (faulty > 0) {
      terminal.err().println(faulty + (faulty == 1 ? " line was no case" : " lines were no cases"));
      terminal.err().println("Each has a row in the output that says why; mend them in the file.");
      return ExitCode.BAD_INPUT;
    }
    return failOnWrong && unwanted > 0 ? ExitCode.FAULT : ExitCode.OK;
  }

  private boolean take(CaseLine line) {
    switch (line) {
      case CaseLine.Read(long number, BenchCase item) -> {
        Verdict verdict = verifier.verify(item.problem(), item.answer(), item.truncated());
        count(item, verdict);
        ranPrograms |= item.kind() == CheckKind.CODE;
        print(VerdictRow.of(number, item, verdict));
      }
      case CaseLine.Faulty(long number, WorkbenchException fault) -> {
        faulty++;
        print(VerdictRow.fault(number, fault));
      }
    }
    return !readerIsGone;
  }

  private void count(BenchCase item, Verdict verdict) {
    cases++;
    correct += verdict.correct() ? 1 : 0;
    Boolean expected = item.expected();
    if (expected != null) {
      summary.add(item.category(), expected, verdict.outcome());
    }
    boolean wanted = expected == null || expected;
    unwanted += verdict.correct() == wanted ? 0 : 1;
  }

  private void print(Map<String, Object> row) {
    PrintWriter out = terminal.out();
    if (json) {
      out.print(cases + faulty == 1 ? "\n" : ",\n");
      out.print(ROWS.writeValueAsString(row));
    } else {
      out.print(ROWS.writeValueAsString(row) + "\n");
    }
    // A row at a time where rows are slow, many at once where they are not.
    long now = System.nanoTime();
    if (now - flushed > FLUSH_AFTER_NANOSECONDS) {
      readerIsGone = out.checkError();
      flushed = now;
    }
  }

  private static Reader open(String file) throws IOException {
    if (file.equals("-")) {
      return new InputStreamReader(System.in, StandardCharsets.UTF_8);
    }
    try {
      // Bytes that are no UTF-8 spoil their own line, not the file.
      return new InputStreamReader(Files.newInputStream(Path.of(file)), StandardCharsets.UTF_8);
    } catch (InvalidPathException e) {
      throw unreadable(file, e);
    }
  }

  private static WorkbenchException unreadable(String file, Exception e) {
    String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    return new WorkbenchException(
        "The cases in " + file + " cannot be read: " + why,
        "Give a file of JSON objects, one a line, or - for the standard input.",
        e);
  }
}
