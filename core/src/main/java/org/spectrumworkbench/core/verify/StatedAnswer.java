package org.spectrumworkbench.core.verify;

import java.util.List;
import java.util.Optional;

/**
 * An answer that the prose announces: {@code the answer is 18}, {@code Answer: 18}, {@code answer
 * 18} at the end of the text.
 *
 * <p>The last announcement counts. What it announces reaches to the end of its sentence or line and
 * is narrowed to the mathematics or the number in it, if there is one.
 */
final class StatedAnswer {
  private static final String MARKER = "answer";

  /** The longest way from the marker to the verb, as in "the answer to the question is". */
  private static final int LONGEST_SUBJECT = 60;

  private static final String[] CONCLUSIONS = {"Therefore,", "Thus,", "Hence,"};
  private static final String[] VERBS = {"is", "are", "was", "equals", "be"};
  private static final String[] ENDS = {
    "because", "since", "which", "where", "therefore", "rather than"
  };

  /**
   * Statements without an answer that are passed over. Each may be as long as the response: without
   * a bound a response that is nothing else would take time by the square of its length.
   */
  private static final int TRIES = 32;

  private StatedAnswer() {}

  static Optional<FinalAnswer> find(String response) {
    int tries = 0;
    for (int i = lastMarker(response, response.length());
        i >= 0 && tries < TRIES;
        i = lastMarker(response, i - 1)) {
      int start = begins(response, i + MARKER.length());
      if (start >= 0) {
        tries++;
        Optional<FinalAnswer> found = statement(response, start);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return concluded(response);
  }

  /**
   * The mathematics or the number in the last sentence that draws a conclusion, unless more of
   * either follows it.
   */
  private static Optional<FinalAnswer> concluded(String response) {
    int start = -1;
    for (String conclusion : CONCLUSIONS) {
      int last = response.lastIndexOf(conclusion);
      start = last < 0 ? start : Math.max(start, last + conclusion.length());
    }
    if (start < 0) {
      return Optional.empty();
    }
    int end = start + sentence(response.substring(start));
    boolean goesOn =
        NumberSpan.last(response, end, response.length()).isPresent()
            || MathSpan.last(response.substring(end)).isPresent();
    if (goesOn) {
      return Optional.empty();
    }
    if (MathSpan.last(response.substring(start, end)).isPresent()) {
      return statement(response, start);
    }
    return lastNumber(response, start, end);
  }

  /**
   * From the last number of a sentence to the sentence's end; where the brackets around it are the
   * answer, from these on: {@code (0, 1]}. Where they only remark on a number before them, that
   * one: {@code 5 hours (300 minutes)}.
   */
  private static Optional<FinalAnswer> lastNumber(String response, int start, int end) {
    Optional<FinalAnswer> number = NumberSpan.last(response, start, end);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int at = number.get().start();
    int brackets = NumberInBrackets.announced(response, start, at, end);
    if (brackets >= 0) {
      return of(response, brackets, end);
    }
    Optional<FinalAnswer> remarkedOn = NumberInBrackets.remarkedOn(response, start, at);
    return (remarkedOn.isPresent() ? remarkedOn : of(response, at, end))
        .map(FinalAnswer::asLastNumber);
  }

  private static int lastMarker(String text, int from) {
    for (int i = from; i >= 0; i--) {
      if (text.regionMatches(true, i, MARKER, 0, MARKER.length()) && !Prose.letter(text, i - 1)) {
        return i;
      }
    }
    return -1;
  }

  /** Where what is announced begins, or -1 if the marker announces nothing. */
  private static int begins(String text, int afterMarker) {
    int i = afterMarker;
    if (text.startsWith("s", i) || text.startsWith("S", i)) {
      i++;
    }
    if (Prose.letter(text, i)) {
      return -1;
    }
    i = skip(text, i, "*_ \t)");
    if (text.startsWith(":", i) || text.startsWith("=", i)) {
      return skip(text, i + 1, "*_ \t\r\n");
    }
    if (text.startsWith("\n", i)) {
      return heading(text, afterMarker) ? skip(text, i, "*_ \t\r\n") : -1;
    }
    int verb = afterVerb(text, i);
    if (verb >= 0) {
      return skip(text, verb, ":*_ \t\r\n");
    }
    boolean bare =
        NumberSpan.signedBegins(text, i) || text.startsWith("\\(", i) || text.startsWith("\\[", i);
    return bare && atEnd(text, i) ? i : -1;
  }

  private static boolean heading(String text, int afterMarker) {
    int marker = afterMarker - MARKER.length();
    int line = text.lastIndexOf('\n', marker) + 1;
    return marker - line < 20;
  }

  /** After "is", if it follows within the subject of one sentence; else -1. */
  private static int afterVerb(String text, int from) {
    int to = Math.min(text.length(), from + LONGEST_SUBJECT);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '.' || c == '?' || c == '$' || c == '\\') {
        return -1;
      }
      for (String verb : VERBS) {
        if (text.regionMatches(true, i, verb, 0, verb.length())
            && !Prose.letter(text, i - 1)
            && !Prose.letter(text, i + verb.length())) {
          return i + verb.length();
        }
      }
    }
    return -1;
  }

  /** Whether only the rest of one short line follows. */
  private static boolean atEnd(String text, int from) {
    String rest = text.substring(from).strip();
    return rest.length() <= 80 && rest.indexOf('\n') < 0 && Prose.words(rest) <= 2;
  }

  private static int skip(String text, int from, String characters) {
    int i = from;
    while (i < text.length() && characters.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static Optional<FinalAnswer> statement(String response, int start) {
    String rest = response.substring(start);
    List<MathSpan> spans = Prose.digit(rest, 0) ? List.of() : leading(MathSpan.all(rest), rest);
    if (!spans.isEmpty() && !namesOnly(rest, spans.getLast())) {
      MathSpan first = spans.getFirst();
      MathSpan last = spans.getLast();
      return spans.size() == 1
          ? of(response, start + first.contentStart(), start + first.contentEnd())
          : of(response, start + first.start(), start + last.end());
    }
    int end = start + sentence(rest);
    if (!NumberSpan.signedBegins(response, start)
        && Prose.words(response.substring(start, end)) > 1) {
      Optional<FinalAnswer> number = lastNumber(response, start, end);
      if (number.isPresent()) {
        return number;
      }
    }
    return of(response, start, end);
  }

  /**
   * The mathematics in the sentence that the text begins with: its last span and those before it
   * that an "and", an "or" or a comma joins to it.
   */
  private static List<MathSpan> leading(List<MathSpan> all, String text) {
    int count = 0;
    while (count < all.size()
        && sentence(
                text.substring(count == 0 ? 0 : all.get(count - 1).end(), all.get(count).start()))
            == all.get(count).start() - (count == 0 ? 0 : all.get(count - 1).end())) {
      count++;
    }
    if (count == 0) {
      return List.of();
    }
    int first = count - 1;
    while (first > 0 && joins(text.substring(all.get(first - 1).end(), all.get(first).start()))) {
      first--;
    }
    return all.subList(first, count);
  }

  /** Whether mathematics only names what the prose then gives: {@code the smallest $k$ is 27}. */
  private static boolean namesOnly(String text, MathSpan last) {
    return text.startsWith(" is ", last.end())
        && NumberSpan.signedBegins(text, last.end() + " is ".length());
  }

  private static boolean joins(String gap) {
    String plain = gap.replace(',', ' ').replace(';', ' ').strip();
    return plain.isEmpty() || plain.equalsIgnoreCase("and") || plain.equalsIgnoreCase("or");
  }

  /** Length of the first sentence of a text, its full stop excluded; a line end ends it too. */
  private static int sentence(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean stop = c == '.' || c == '!' && i > 0 && text.charAt(i - 1) != '\\' || c == '?';
      boolean spaceFollows = i + 1 == text.length() || !Prose.digit(text, i + 1) && c == '.';
      boolean factorial = c == '!' && i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
      if (c == '\n' || stop && spaceFollows && !factorial) {
        return i;
      }
      if (c == ' ') {
        for (String end : ENDS) {
          if (text.startsWith(end, i + 1) && !Prose.letter(text, i + 1 + end.length())) {
            return text.charAt(Math.max(0, i - 1)) == ',' ? i - 1 : i;
          }
        }
      }
    }
    return text.length();
  }

  /** The announced text without quotation marks, emphasis and stray dollar signs around it. */
  static Optional<FinalAnswer> of(String response, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && "*_\"'` \t\r\n".indexOf(response.charAt(from)) >= 0) {
      from++;
    }
    while (from < to && "*_\"'` \t\r\n,".indexOf(response.charAt(to - 1)) >= 0) {
      to--;
    }
    return FinalAnswer.of(response, FinalAnswer.Form.STATED, from, to);
  }
}
