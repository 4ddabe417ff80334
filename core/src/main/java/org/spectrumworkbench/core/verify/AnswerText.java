package org.spectrumworkbench.core.verify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.FinalAnswer.Form;

/** The final answer where it may be words: a choice, a text, an expression. */
final class AnswerText {
  private static final List<Form> MARKED = List.of(Form.BOXED, Form.HASHES, Form.STATED);

  private static final int MOST_WRAPPERS = 8;

  private static final Pattern COMMAND =
      Pattern.compile("\\\\(?:text|textbf|textit|textrm|mathrm|mathbf|mbox)\\s*\\{([^{}]*)\\}");
  private static final Pattern MARKS =
      Pattern.compile(
          "\\$+([^$]+)\\$+|\\*\\*([^*]+)\\*\\*|`([^`]+)`|\"([^\"]+)\"|“([^”]+)”|\\\\\\((.+)\\\\\\)",
          Pattern.DOTALL);

  private AnswerText() {}

  /**
   * The answer that is marked as such; else the last line that is not blank. A number or formula
   * somewhere in the prose is none: it would be read into answers that give none.
   *
   * @return null where the response is blank
   */
  static @Nullable String in(String response) {
    return first(response, MARKED)
        .or(() -> FinalAnswer.find(response, Form.WHOLE))
        .map(FinalAnswer::text)
        .orElseGet(() -> lastLine(response));
  }

  /**
   * The answer where it is a number: the one that is marked as such; else the whole response if it
   * is a number; else the last number in the prose.
   *
   * @return null where there is none
   */
  static @Nullable String number(String response) {
    return first(response, MARKED)
        .or(() ->
            FinalAnswer.find(response, Form.WHOLE)
                .filter(whole -> PlainNumber.parse(whole.text()) != null))
        .or(() -> FinalAnswer.find(response, Form.NUMBER))
        .map(FinalAnswer::text)
        .orElse(null);
  }

  private static Optional<FinalAnswer> first(String response, List<Form> forms) {
    return forms.stream().flatMap(form -> FinalAnswer.find(response, form).stream()).findFirst();
  }

  private static @Nullable String lastLine(String response) {
    String text = response.strip();
    return text.isEmpty() ? null : text.substring(text.lastIndexOf('\n') + 1).strip();
  }

  /** The text without marks around the whole of it: {@code B} of {@code $\text{**B**}$}. */
  static String unwrapped(String text) {
    String bare = text.strip();
    for (int i = 0; i < MOST_WRAPPERS; i++) {
      String inner = inner(bare);
      if (inner == null) {
        break;
      }
      bare = inner.strip();
    }
    return bare;
  }

  private static @Nullable String inner(String text) {
    for (Pattern pattern : List.of(COMMAND, MARKS)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          if (matcher.group(group) != null) {
            return matcher.group(group);
          }
        }
      }
    }
    return null;
  }
}
