package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.ProgramIsolation;

/** A verdict as a JSON object, the same for one answer and for a file of them. */
final class VerdictRow {
  private VerdictRow() {}

  static Map<String, Object> of(BenchCase item, Verdict verdict) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("correct", verdict.correct());
    row.put("outcome", word(verdict.outcome()));
    row.put("reason", verdict.reason());
    row.put("extracted", verdict.extracted());
    row.put("normalised", verdict.normalised());
    row.put("normalised_gold", verdict.normalisedGold());
    row.put("kind", item.kind().word());
    if (item.expected() != null) {
      row.put("expected", item.expected());
    }
    return row;
  }

  /** The same of a line of a file. */
  static Map<String, Object> of(long line, BenchCase item, Verdict verdict) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("line", line);
    row.put("id", item.id());
    row.putAll(of(item, verdict));
    return row;
  }

  /** A line that is no case: not correct, since nothing says that it is. */
  static Map<String, Object> fault(long line, WorkbenchException fault) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("line", line);
    row.put("correct", false);
    row.put("outcome", word(Outcome.ERROR));
    row.put("reason", "Line " + line + ": " + fault.getMessage() + ". " + fault.mend());
    return row;
  }

  /** Says where programs were held less well than they could be. */
  static void warn(PrintWriter err, Optional<ProgramIsolation> isolation) {
    isolation
        .filter(how -> !how.isStrong())
        .ifPresent(
            how -> err.println("Programs: " + how.isolation().words() + ". " + how.meaning()));
  }

  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
