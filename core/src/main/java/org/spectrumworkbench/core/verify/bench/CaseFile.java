package org.spectrumworkbench.core.verify.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;

/**
 * Reads cases from JSON Lines in UTF-8: an object a line, blank lines aside. Memory is that of the
 * longest line, which is bounded.
 */
public final class CaseFile {
  /** Characters; a longer line is refused without being held in memory. */
  static final int LONGEST_LINE = 8_000_000;

  private final CaseJson json;

  /**
   * @param json understands the lines
   */
  public CaseFile(CaseJson json) {
    this.json = json;
  }

  /** The cases that come with the program, ours. */
  public static Reader shipped() {
    InputStream cases =
        Objects.requireNonNull(CaseFile.class.getResourceAsStream("cases.jsonl"), "cases.jsonl");
    return new InputStreamReader(cases, StandardCharsets.UTF_8);
  }

  /**
   * Reads all lines.
   *
   * @param source closed by the caller
   * @param goOn told each line; false ends the reading
   * @throws IOException if the source cannot be read
   */
  public void read(Reader source, Predicate<CaseLine> goOn) throws IOException {
    BufferedReader lines = new BufferedReader(source, 1 << 16);
    StringBuilder text = new StringBuilder();
    long number = 0;
    while (true) {
      Length length = next(lines, text);
      if (length == Length.NONE) {
        return;
      }
      number++;
      CaseLine line =
          length == Length.TOO_LONG
              ? tooLong(number)
              : line(number, number == 1 ? withoutMark(text.toString()) : text.toString());
      if (line != null && !goOn.test(line)) {
        return;
      }
    }
  }

  private @Nullable CaseLine line(long number, String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return new CaseLine.Read(number, json.read(text, number));
    } catch (WorkbenchException fault) {
      return new CaseLine.Faulty(number, fault);
    } catch (JacksonException e) {
      return new CaseLine.Faulty(
          number,
          new WorkbenchException(
              "It is not JSON: " + e.getOriginalMessage(),
              "Each line holds one JSON object with \"gold\" and \"answer\".",
              e));
    }
  }

  private static CaseLine tooLong(long number) {
    return new CaseLine.Faulty(
        number,
        new WorkbenchException(
            "It is longer than " + LONGEST_LINE + " characters",
            "Each line holds one JSON object; see that lines end in line breaks."));
  }

  /** Some programs begin a file with a byte order mark. */
  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private enum Length {
    NONE,
    FITS,
    TOO_LONG
  }

  private static Length next(Reader lines, StringBuilder text) throws IOException {
    text.setLength(0);
    boolean fits = true;
    boolean any = false;
    while (true) {
      int c = lines.read();
      if (c < 0 || c == '\n') {
        boolean none = c < 0 && !any;
        return none ? Length.NONE : fits ? Length.FITS : Length.TOO_LONG;
      }
      any = true;
      if (text.length() < LONGEST_LINE) {
        text.append((char) c);
      } else {
        fits = false;
      }
    }
  }
}
