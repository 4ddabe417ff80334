package org.spectrumworkbench.core.verify;

import java.util.Objects;
import java.util.Optional;

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
 */
public record FinalAnswer(String text, Form form, int start, int end) {
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

  /** Finds the last answer in one form only; empty if there is none. */
  public static Optional<FinalAnswer> find(String response, Form form) {
    return switch (form) {
      case BOXED -> BoxedAnswer.find(response);
      case HASHES -> hashes(response);
      case STATED -> StatedAnswer.find(response);
      case WHOLE -> whole(response);
      case MATHEMATICS -> MathSpan.last(response).flatMap(m -> of(response, form, m));
      case NUMBER -> NumberSpan.last(response, 0, response.length());
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

  private static Optional<FinalAnswer> of(String response, Form form, MathSpan span) {
    return of(response, form, span.contentStart(), span.contentEnd());
  }

  private static Optional<FinalAnswer> hashes(String response) {
    int marks = response.lastIndexOf("####");
    if (marks < 0) {
      return Optional.empty();
    }
    int line = response.indexOf('\n', marks);
    return of(response, Form.HASHES, marks + 4, line < 0 ? response.length() : line);
  }

  private static Optional<FinalAnswer> whole(String response) {
    String text = response.strip();
    if (text.length() > 200
        || text.indexOf('\n') >= 0
        || text.contains("\\boxed")
        || Prose.words(text) > 1
        || Prose.leadsToNumber(text)) {
      return Optional.empty();
    }
    MathSpan span = MathSpan.around(response);
    return span == null
        ? of(response, Form.WHOLE, 0, response.length())
        : of(response, Form.WHOLE, span);
  }
}
