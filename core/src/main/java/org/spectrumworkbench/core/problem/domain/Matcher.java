package org.spectrumworkbench.core.problem.domain;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.domain.Condition.Field;

/** A condition ready to be asked often. May be asked from several threads. */
@FunctionalInterface
interface Matcher {
  /** Longer questions are looked at up to here by regular expressions. */
  int MAX_TEXT = 100_000;

  /** What in the problem meets the condition, in words; empty where nothing does. */
  Optional<String> match(ProblemText text);

  static Matcher of(Condition condition) {
    return switch (condition) {
      case Condition.Keywords(List<String> words) -> keywords(words);
      case Condition.Expression(String pattern) -> expression(pattern);
      case Condition.Tag(String value) ->
          text ->
              value.equalsIgnoreCase(text.problem().family())
                  ? Optional.of("tag '" + text.problem().family() + "'")
                  : Optional.empty();
      case Condition.Column(Field field, String value) -> column(field, value);
      case Condition.Half(long seed) -> half(seed);
      case Condition.All(List<Condition> conditions) -> all(conditions);
    };
  }

  private static Matcher keywords(List<String> words) {
    List<Phrase> phrases = words.stream().flatMap(word -> Phrase.of(word).stream()).toList();
    // The words of a language are few: each is compared with the phrases once.
    Map<String, List<Phrase>> begins = new ConcurrentHashMap<>();
    return text -> {
      List<String> all = text.words();
      for (int place = 0; place < all.size(); place++) {
        String word = all.get(place);
        List<Phrase> candidates = begins.get(word);
        if (candidates == null) {
          candidates = phrases.stream().filter(phrase -> phrase.beginsWith(word)).toList();
          begins.put(word, candidates);
        }
        for (Phrase phrase : candidates) {
          if (phrase.isAt(all, place)) {
            return Optional.of("keyword '" + phrase.keyword() + "'");
          }
        }
      }
      return Optional.empty();
    };
  }

  private static Matcher expression(String expression) {
    Pattern pattern = BoundedPattern.compile(expression);
    return text -> {
      String question = text.problem().question();
      com.google.re2j.Matcher matcher =
          pattern.matcher(
              question.length() > MAX_TEXT ? question.substring(0, MAX_TEXT) : question);
      return matcher.find()
          ? Optional.of("pattern /" + expression + "/ at '" + shortened(matcher.group()) + "'")
          : Optional.empty();
    };
  }

  private static Matcher column(Field field, String value) {
    List<String> pieces = List.of(value.toLowerCase(Locale.ROOT).split("\\*", -1));
    return text -> {
      String found = field.of(text.problem());
      if (!Wildcard.matches(pieces, found.toLowerCase(Locale.ROOT))) {
        return Optional.empty();
      }
      return Optional.of(
          field == Field.SUBDOMAIN
              ? "given by the data set as '" + found + "'"
              : "column " + field.word() + " = '" + shortened(found) + "'");
    };
  }

  private static Matcher half(long seed) {
    SeedStream stream = SeedStream.ofRun(seed).child("half");
    return text ->
        stream.child(text.mirror().high()).child(text.mirror().low()).uniform(0) < .5f
            ? Optional.of("random half, seed " + seed)
            : Optional.empty();
  }

  private static Matcher all(List<Condition> conditions) {
    List<Matcher> matchers = conditions.stream().map(Matcher::of).toList();
    return text -> {
      List<String> found = new ArrayList<>();
      for (Matcher matcher : matchers) {
        Optional<String> match = matcher.match(text);
        if (match.isEmpty()) {
          return Optional.empty();
        }
        found.add(match.get());
      }
      return Optional.of(String.join(" and ", found));
    };
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
