package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.problem.Problem;

/** Writes the text of a leak: an evaluation question as it might stand in a training set. */
final class LeakPlanter {
  private static final List<String> SEPARATORS =
      List.of(" ", ", ", " - ", "; ", " ... ", ": ", "\n");
  private static final List<String> OTHER_WORDS =
      List.of("seven", "garden", "purple", "window", "river", "always");

  private final RandomGenerator random;

  LeakPlanter(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The text of a leak.
   *
   * @param question of the evaluation item
   * @param others training rows, of which questions stand around an embedded one
   */
  String text(LeakKind kind, String question, List<Problem> others) {
    return switch (kind) {
      case EXACT_COPY -> question;
      case CASE_AND_PUNCTUATION -> otherCase(question);
      case EMBEDDED -> other(others) + " " + question + " " + other(others);
      case HALF -> half(question);
      case ONE_WORD_CHANGED -> oneWordChanged(question);
      case PARAPHRASE -> Paraphrase.of(question);
    };
  }

  private String otherCase(String question) {
    StringBuilder text = new StringBuilder();
    for (String word : written(question)) {
      if (!text.isEmpty()) {
        text.append(SEPARATORS.get(random.nextInt(SEPARATORS.size())));
      }
      text.append(
          random.nextBoolean() ? word.toUpperCase(Locale.ROOT) : word.toLowerCase(Locale.ROOT));
    }
    return text.append(" !").toString();
  }

  private String other(List<Problem> others) {
    return others.isEmpty() ? "" : others.get(random.nextInt(others.size())).question();
  }

  private String half(String question) {
    List<int[]> places = places(question);
    if (places.size() < 2) {
      return question;
    }
    int middle = places.get(places.size() / 2)[0];
    return random.nextBoolean() ? question.substring(0, middle) : question.substring(middle);
  }

  private String oneWordChanged(String question) {
    List<int[]> places = places(question);
    if (places.isEmpty()) {
      return question;
    }
    int[] middle = places.get(places.size() / 2);
    String old = question.substring(middle[0], middle[1]);
    String other = OTHER_WORDS.get(random.nextInt(OTHER_WORDS.size()));
    if (other.equalsIgnoreCase(old)) {
      other = "another";
    }
    return question.substring(0, middle[0]) + other + question.substring(middle[1]);
  }

  private static List<String> written(String text) {
    return places(text).stream().map(place -> text.substring(place[0], place[1])).toList();
  }

  /** Begin and end of each word. */
  private static List<int[]> places(String text) {
    WordScanner scanner = new WordScanner();
    scanner.start(text);
    List<int[]> places = new ArrayList<>();
    while (scanner.next()) {
      places.add(new int[] {scanner.from(), scanner.to()});
    }
    return places;
  }
}
