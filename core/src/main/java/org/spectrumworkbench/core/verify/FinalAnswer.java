package org.spectrumworkbench.core.verify;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The final answer that a response gives, as text, with the place where it stands.
 *
 * <p>The forms are tried in the order of {@link Form}; the first that is found counts, and within a
 * form the last occurrence. Time is linear in the length of the response; nothing is thrown.
 *
 * @param text the answer alone, without its marks: {@code 18} of {@code #### 18}
 * @param form how it was marked
 * @param start index of its first character in the response
 * @param end index after its last character in the response. Between the two the response may say
 *     more than {@code text}, where an answer is given in several boxes
 * @param lastNumber whether it was taken for no better reason than that it is the last number, of
 *     the response or of the sentence that announces the answer
 */
public record FinalAnswer(String text, Form form, int start, int end, boolean lastNumber) {
  /** How an answer is marked, in the order of priority. */
  public enum Form {
    /** {@code \boxed{18}}; several boxes joined by commas or "and" are one answer, a list. */
    BOXED,
    /** {@code #### 18} to the end of its line. */
    HASHES,
    /**
     * {@code the answer is 18}, {@code Answer: 18}, {@code answer 18} at the end, {@code Therefore
     * 18 are left.}
     */
    STATED,
    /** The whole response, if it is one short line without prose. */
    WHOLE,
    /** The last mathematics between dollar signs or {@code \( \)} or {@code \[ \]}. */
    MATHEMATICS,
    /** The last number in the prose: {@code -1,234.5}, {@code 3/4}, {@code 20 %}. */
    NUMBER
  }

  public FinalAnswer {
    Objects.requireNonNull(text);
    Objects.requireNonNull(form);
  }

  /** An answer that stands for itself. */
  public FinalAnswer(String text, Form form, int start, int end) {
    this(text, form, start, end, false);
  }

  /** The same, known to be no more than the last number. */
  FinalAnswer asLastNumber() {
    return new FinalAnswer(text, form, start, end, true);
  }

  /**
   * Whether this is one number out of brackets that hold more than it, which were not read: {@code
   * 5} of {@code (-2, 5]}, {@code 0,1} of {@code [0,1)}.
   *
   * @param response that it was found in
   */
  public boolean isOutOfBrackets(String response) {
    return lastNumber && NumberInBrackets.isItem(response, start, end);
  }

  /** Finds the final answer; empty if the response gives none. */
  public static Optional<FinalAnswer> find(String response) {
    for (Form form : Form.values()) {
      Optional<FinalAnswer> found = find(response, form);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * The final answer of a response to a task of mathematics, without words that lead to it and
   * without the asterisks of bold print: {@code 1/2} of {@code so 1/2}. Looks in what {@link
   * Form#HASHES} and {@link Form#STATED} mark, else in the whole of a short line; empty where
   * neither is there to be left out, or prose follows.
   *
   * @param found what {@link #find(String)} finds in the response, null for nothing
   */
  public static Optional<FinalAnswer> behindLeadingWords(
      String response, @Nullable FinalAnswer found) {
    Form form = found == null ? Form.WHOLE : found.form();
    return switch (form) {
      case BOXED -> Optional.empty();
      case HASHES, STATED ->
          behindLeadingWords(response, form, Objects.requireNonNull(found).start(), found.end());
      case WHOLE, MATHEMATICS, NUMBER ->
          isShortLine(response.strip())
              ? behindLeadingWords(response, Form.WHOLE, 0, response.length())
              : Optional.empty();
    };
  }

  private static Optional<FinalAnswer> behindLeadingWords(
      String response, Form form, int from, int to) {
    int start = LeadingWords.skip(response, from, to);
    String rest = response.substring(start, to);
    int bold = LeadingWords.endOfBold(rest);
    if (bold > 0) {
      return within(response, form, response.indexOf("**", start) + 2, start + bold);
    }
    return start > from ? within(response, form, start, to) : Optional.empty();
  }

  /** Finds the last answer in one form only; empty if there is none. */
  public static Optional<FinalAnswer> find(String response, Form form) {
    return switch (form) {
      case BOXED -> BoxedAnswer.find(response);
      case HASHES -> hashes(response);
      case STATED -> StatedAnswer.find(response);
      case WHOLE -> whole(response);
      case MATHEMATICS ->
          MathSpan.last(response)
              .flatMap(span -> of(response, form, span.contentStart(), span.contentEnd()));
      case NUMBER -> NumberSpan.last(response, 0, response.length()).map(FinalAnswer::asLastNumber);
    };
  }

  /** The answer between two places of the response, without white space; empty if that is blank. */
  static Optional<FinalAnswer> of(String response, Form form, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(response.charAt(from))) {
      from++;
    }
    while (from < to && Character.isWhitespace(response.charAt(to - 1))) {
      to--;
    }
    return from == to
        ? Optional.empty()
        : Optional.of(new FinalAnswer(response.substring(from, to), form, from, to));
  }

  private static Optional<FinalAnswer> hashes(String response) {
    int marks = response.lastIndexOf("####");
    if (marks < 0) {
      return Optional.empty();
    }
    int line = response.indexOf('\n', marks);
    int end = line < 0 ? response.length() : line;
    return of(response, Form.HASHES, marks + 4, end);
  }

  private static Optional<FinalAnswer> whole(String response) {
    String text = response.strip();
    if (!isShortLine(text)
        || text.contains("\\boxed")
        || Prose.words(text) > 1
        || Prose.leadsToNumber(text)) {
      return Optional.empty();
    }
    return within(response, Form.WHOLE, 0, response.length());
  }

  private static boolean isShortLine(String text) {
    return text.length() <= 200 && text.indexOf('\n') < 0;
  }

  /** What stands between two places, without dollar signs around the whole of it. */
  private static Optional<FinalAnswer> within(String response, Form form, int start, int end) {
    MathSpan span = MathSpan.around(response.substring(start, end));
    return span == null
        ? of(response, form, start, end)
        : of(response, form, start + span.contentStart(), start + span.contentEnd());
  }
}
