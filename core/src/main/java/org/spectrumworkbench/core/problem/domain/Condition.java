package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;

/** What a rule asks of a problem. A condition that exists is valid. */
public sealed interface Condition {

  /** The condition in words, as the rules' list shows it. */
  String text();

  /** Whether what it says depends on that field by a column rule. */
  default boolean looksAt(Field field) {
    return switch (this) {
      case Column(Field looked, String value) -> looked == field;
      case All(List<Condition> parts) -> parts.stream().anyMatch(part -> part.looksAt(field));
      case Keywords k -> false;
      case Expression e -> false;
      case Tag t -> false;
      case Half h -> false;
    };
  }

  /**
   * The question has one of these words or phrases, upper and lower case alike. A keyword matches
   * whole words; {@code triang*} matches words that begin so.
   *
   * @param words at least one, each with a word or sign in it
   */
  record Keywords(List<String> words) implements Condition {
    public Keywords {
      words = words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
      if (words.isEmpty()) {
        throw new WorkbenchException("A keyword is missing", "Write words, with commas between.");
      }
      for (String word : words) {
        if (Phrase.of(word).isEmpty()) {
          throw new WorkbenchException(
              "The keyword '" + word + "' would match every word", "Write letters before the *.");
        }
      }
    }

    @Override
    public String text() {
      return String.join(", ", words);
    }
  }

  /**
   * The question has a match of this regular expression, upper and lower case alike. The syntax is
   * RE2's: no back references and no look-around, in return matching takes time linear in the
   * question.
   */
  record Expression(String pattern) implements Condition {
    public Expression {
      BoundedPattern.check(pattern);
    }

    @Override
    public String text() {
      return "/" + pattern + "/";
    }
  }

  /** The family or tag that the problem came with is this, upper and lower case alike. */
  record Tag(String value) implements Condition {
    public Tag {
      value = value.strip();
      if (value.isEmpty()) {
        throw new WorkbenchException(
            "The tag is empty", "Write the family or tag that the problems came with.");
      }
    }

    @Override
    public String text() {
      return value;
    }
  }

  /**
   * A field of the problem has this value, upper and lower case alike; {@code *} stands for any
   * text, as in {@code chal-1*}.
   */
  record Column(Field field, String value) implements Condition {
    public Column {
      value = value.strip();
      if (value.isEmpty()) {
        throw new WorkbenchException(
            "The value of column '" + field.word() + "' is empty",
            "Write the value, with * for any text.");
      }
    }

    @Override
    public String text() {
      return field.word() + " = " + value;
    }
  }

  /**
   * One half of all problems, chosen by the hash of the question and the seed; a question's mirror
   * images are in the same half.
   */
  record Half(long seed) implements Condition {
    @Override
    public String text() {
      return "random half, seed " + seed;
    }
  }

  /** All of several conditions hold; made by splitting a subdomain. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      List<Condition> flat = new ArrayList<>();
      for (Condition condition : conditions) {
        if (condition instanceof All(List<Condition> parts)) {
          flat.addAll(parts);
        } else {
          flat.add(condition);
        }
      }
      conditions = List.copyOf(flat);
      if (conditions.size() < 2) {
        throw new WorkbenchException(
            "'all' holds fewer than two conditions", "Write the condition itself.");
      }
    }

    /** Both conditions hold. */
    public static All of(Condition first, Condition second) {
      return new All(List.of(first, second));
    }

    @Override
    public String text() {
      return conditions.stream().map(Condition::text).collect(Collectors.joining(" AND "));
    }
  }

  /** The fields of a problem that a column rule can look at. */
  enum Field {
    ID(Problem::id),
    FAMILY(Problem::family),
    SUBDOMAIN(Problem::subdomain),
    QUESTION(Problem::question),
    ANSWER(Problem::answer),
    SOLUTION(problem -> problem.solution() == null ? "" : problem.solution());

    private final Function<Problem, String> value;

    Field(Function<Problem, String> value) {
      this.value = value;
    }

    /** As rule files write it, such as {@code family}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String of(Problem problem) {
      return value.apply(problem);
    }
  }
}
