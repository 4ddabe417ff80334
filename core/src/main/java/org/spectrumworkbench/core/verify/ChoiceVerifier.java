package org.spectrumworkbench.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Checks answers to a choice: by letter ({@code (B)}, {@code B)}, {@code The answer is B}, {@code
 * \boxed{B}}, {@code \text{B}}), or by the option's own text where one option alone has it.
 *
 * <p>An answer that names two options is wrong, also where it says the letter of one and the text
 * of another: otherwise naming them all would be right every time.
 */
public final class ChoiceVerifier implements Verifier {
  private static final int MOST_OPTIONS = 26;

  /** {@code B}, {@code (b)}, {@code [B].}, {@code Option B:}, and nothing else. */
  private static final Pattern LETTER_ALONE =
      Pattern.compile(
          "(?i:option|choice|answer)?\\s*[(\\[{]?\\s*([A-Za-z])\\s*[)\\]}]?\\s*[.:;,!]?");

  /** {@code B) 42}, {@code (B) 42}, {@code B. 42}, {@code B: 42}: the letter before its text. */
  private static final Pattern LETTER_FIRST =
      Pattern.compile(
          "(?:(?i:option|choice)\\s+)?(?:[(\\[]\\s*([A-Za-z])\\s*[)\\]]|([A-Z])\\s*[).:])\\s*[.:]?"
              + "\\s*(.+)",
          Pattern.DOTALL);

  /** A capital that stands alone, or any letter in brackets. */
  private static final Pattern NAMED =
      Pattern.compile(
          "[(\\[]\\s*([A-Za-z])\\s*[)\\]]|(?<![\\p{L}\\p{N}'’\\\\])([A-Z])(?![\\p{L}\\p{N}'’])");

  @Override
  public String name() {
    return "choice/1";
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    return Guarded.verdict(problem, response, truncated, ChoiceVerifier::judge);
  }

  private static Verdict judge(Problem problem, String response) {
    if (!(problem.check() instanceof Check.Choice check)) {
      return Guarded.otherCheck(problem, CheckKind.CHOICE);
    }
    List<String> options = check.options().stream().map(ChoiceVerifier::plain).toList();
    if (options.size() > MOST_OPTIONS) {
      return new Verdict(Outcome.ERROR, null, "There are more options than letters.");
    }
    Set<Integer> gold = named(plain(problem.answer()), options);
    if (gold.size() != 1) {
      return new Verdict(
          Outcome.ERROR,
          null,
          "The gold answer '"
              + problem.answer()
              + "' is none of the "
              + options.size()
              + " options.");
    }
    String goldLetter = letters(gold);
    String extracted = AnswerText.in(response);
    Set<Integer> answer = extracted == null ? Set.of() : named(plain(extracted), options);
    if (answer.isEmpty()) {
      return new Verdict(
          Outcome.UNPARSED, extracted, null, goldLetter, whyNone(extracted, options.size()));
    }
    String letters = letters(answer);
    if (answer.size() > 1) {
      return new Verdict(
          Outcome.WRONG, extracted, letters, goldLetter, "It names several options: " + letters);
    }
    boolean same = answer.equals(gold);
    return new Verdict(
        same ? Outcome.CORRECT : Outcome.WRONG,
        extracted,
        letters,
        goldLetter,
        "The answer is " + goldLetter + (same ? "." : ", not " + letters + "."));
  }

  /** The options that a final answer names, by their places. */
  private static Set<Integer> named(String answer, List<String> options) {
    Matcher alone = LETTER_ALONE.matcher(answer);
    if (alone.matches()) {
      return withLetters(List.of(alone.group(1)), options.size());
    }
    Set<Integer> byText = withText(answer, options);
    if (byText.size() == 1) {
      return byText;
    }
    Matcher first = LETTER_FIRST.matcher(answer);
    if (first.matches()) {
      String letter = first.group(1) == null ? first.group(2) : first.group(1);
      Set<Integer> named = withLetters(List.of(letter), options.size());
      Set<Integer> textToo = withText(first.group(3), options);
      // Two options of one text do not speak against the letter of either.
      if (!named.isEmpty() && !textToo.containsAll(named)) {
        named.addAll(textToo);
      }
      if (textToo.isEmpty()) {
        named.addAll(withLetters(letters(first.group(3)), options.size()));
      }
      return named;
    }
    return withLetters(letters(answer), options.size());
  }

  /** Letters that stand as names of options; the article and the pronoun are none. */
  private static List<String> letters(String text) {
    List<String> letters = new ArrayList<>();
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      String bare = matcher.group(2);
      if (bare == null) {
        letters.add(matcher.group(1));
      } else if (!isWord(bare, text, matcher.end())) {
        letters.add(bare);
      }
    }
    return letters;
  }

  private static boolean isWord(String letter, String text, int end) {
    boolean wordFollows =
        end + 1 < text.length()
            && text.charAt(end) == ' '
            && Character.isLowerCase(text.charAt(end + 1))
            && !text.startsWith("and ", end + 1)
            && !text.startsWith("or ", end + 1)
            && !text.startsWith("is ", end + 1)
            && !text.startsWith("because ", end + 1);
    return wordFollows && (letter.equals("A") || letter.equals("I"));
  }

  private static Set<Integer> withLetters(List<String> letters, int options) {
    Set<Integer> places = new TreeSet<>();
    for (String letter : letters) {
      int place = letter.toUpperCase(Locale.ROOT).charAt(0) - 'A';
      if (place < options) {
        places.add(place);
      }
    }
    return places;
  }

  private static Set<Integer> withText(String text, List<String> options) {
    String wanted = comparable(text);
    Set<Integer> places = new TreeSet<>();
    for (int place = 0; place < options.size(); place++) {
      if (!wanted.isEmpty() && comparable(options.get(place)).equals(wanted)) {
        places.add(place);
      }
    }
    return places;
  }

  private static String comparable(String text) {
    String plain = ExactVerifier.normalised(text, true).replace("$", "").replace(" ", "");
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static String plain(String text) {
    return AnswerText.unwrapped(text.replace("*", "").replace("\"", "").strip());
  }

  private static String letters(Set<Integer> places) {
    List<String> letters = new ArrayList<>();
    places.forEach(place -> letters.add(Character.toString('A' + place)));
    return String.join(", ", letters);
  }

  private static String whyNone(@Nullable String extracted, int options) {
    return extracted == null
        ? "No final answer was found."
        : "The answer '%s' names none of the options A to %c."
            .formatted(Guarded.cut(extracted), 'A' + Math.max(0, options - 1));
  }
}
