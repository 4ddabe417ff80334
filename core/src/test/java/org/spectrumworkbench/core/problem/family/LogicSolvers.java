package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Solver.find;
import static org.spectrumworkbench.core.problem.family.Solver.findAll;
import static org.spectrumworkbench.core.problem.family.Solver.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Logic by rewriting, by all assignments, by all orders, by the calendar; countdown by reckoning.
 */
final class LogicSolvers {
  private LogicSolvers() {}

  static final Map<String, Solver> ALL =
      Map.of(
          "truth-value", Solver.text(LogicSolvers::truthValue),
          "knights-and-knaves", Solver.text(LogicSolvers::knightsAndKnaves),
          "height-order", Solver.text(LogicSolvers::heightOrder),
          "weekday", Solver.text(LogicSolvers::weekday),
          "use-all-numbers", LogicSolvers::countdown,
          "twenty-four", LogicSolvers::countdown,
          "numbers-game", LogicSolvers::countdown);

  /** Rewrites the text until one word is left. */
  private static Object truthValue(String question) {
    String text = find("(?:false: |value of )(.*)\\?", question).group(1);
    for (String value : findAll("\\b([pqr] is (?:true|false))", question)) {
      text = text.replaceAll("\\b" + value.charAt(0) + "\\b", value.substring(5));
    }
    String before = "";
    while (!text.equals(before)) {
      before = text;
      text =
          text.replace("not true", "false")
              .replace("not false", "true")
              .replaceAll("\\((true|false)\\)", "$1")
              .replaceAll("\\((true and true)\\)|^(true and true)$", "true")
              .replaceAll(
                  "\\((false and \\w+|true and false)\\)|^(false and \\w+|true and false)$",
                  "false")
              .replaceAll("\\((false or false)\\)|^(false or false)$", "false")
              .replaceAll(
                  "\\((true or \\w+|false or true)\\)|^(true or \\w+|false or true)$", "true");
    }
    return text;
  }

  private static Object knightsAndKnaves(String question) {
    List<String> said = findAll("(\\w+ says: [^.]*)\\.", question);
    List<String> people = said.stream().map(s -> s.substring(0, s.indexOf(' '))).toList();
    String asked =
        find("(?:Is|What is) (" + String.join("|", people) + ")( a knight|\\?)", question).group(1);
    List<String> kinds = new ArrayList<>();
    for (List<Integer> knights : Solver.subsets(people.size())) {
      List<String> honest = knights.stream().map(people::get).toList();
      if (said.stream()
          .allMatch(s -> honest.contains(s.substring(0, s.indexOf(' '))) == isTrue(s, honest))) {
        kinds.add(honest.contains(asked) ? "knight" : "knave");
      }
    }
    return kinds.size() == 1 ? kinds.getFirst() : "not unique";
  }

  private static boolean isTrue(String saying, List<String> knights) {
    String speaker = saying.substring(0, saying.indexOf(' '));
    String claim = saying.substring(saying.indexOf(": ") + 2);
    String whom = claim.substring(0, claim.indexOf(' '));
    if (claim.startsWith("exactly")) {
      return knights.size()
          == List.of("none", "one", "two", "three", "four").indexOf(claim.split(" ")[1]);
    }
    if (claim.endsWith("is a knight") || claim.endsWith("is a knave")) {
      return knights.contains(whom) == claim.endsWith("knight");
    }
    return (knights.contains(whom) == knights.contains(speaker)) == claim.contains("same");
  }

  /** The one order of all people that suits every hint. */
  private static Object heightOrder(String question) {
    List<MatchResult> hints =
        java.util.regex.Pattern.compile("(\\w+) is (taller|shorter) than (\\w+)")
            .matcher(question)
            .results()
            .toList();
    List<List<String>> fitting =
        orders(people(question)).stream()
            .filter(order ->
                hints.stream()
                    .allMatch(h ->
                        order.indexOf(h.group(1)) < order.indexOf(h.group(3))
                            == h.group(2).equals("taller")))
            .toList();
    if (fitting.size() != 1) {
      return "not unique";
    }
    String place =
        find("(?:the )((?:second |third |fourth |fifth )?(?:tallest|shortest))", question).group(1);
    List<String> order = fitting.getFirst();
    return switch (place) {
      case "tallest" -> order.getFirst();
      case "shortest" -> order.getLast();
      default ->
          order.get(List.of("second", "third", "fourth", "fifth").indexOf(place.split(" ")[0]) + 1);
    };
  }

  private static List<List<String>> orders(List<String> people) {
    if (people.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> orders = new ArrayList<>();
    for (String first : people) {
      List<String> rest = new ArrayList<>(people);
      rest.remove(first);
      for (List<String> order : orders(rest)) {
        List<String> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }

  private static Object weekday(String question) {
    DayOfWeek today =
        DayOfWeek.valueOf(
            find("(?:Today is|It is) (\\w+)\\.", question).group(1).toUpperCase(Locale.ROOT));
    LocalDate date = LocalDate.of(2024, 1, 1);
    while (date.getDayOfWeek() != today) {
      date = date.plusDays(1);
    }
    int days = Integer.parseInt(find("(\\d+) days", question).group(1));
    boolean past = question.contains("ago") || question.contains("back");
    String name = date.plusDays(past ? -days : days).getDayOfWeek().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /** The expression of the solution has the value, and uses the numbers as the question says. */
  private static boolean countdown(Problem problem) {
    String question = problem.question();
    boolean all = !problem.family().equals("numbers-game");
    int target =
        Integer.parseInt(
            find("(?:Make|value|is) (\\d+)", question.replace("so that the value is", "value"))
                .group(1));
    List<Integer> given = Solver.numbers(find("(\\d+(?:, \\d+)* and \\d+)", question).group(1));
    String solution = java.util.Objects.requireNonNull(problem.solution());
    String expression = solution.substring(solution.lastIndexOf("####") + 4).strip();
    List<Integer> used =
        Solver.findAll("(\\d+)", expression).stream().map(Integer::valueOf).toList();
    return problem.answer().equals(Integer.toString(target))
        && Solver.near(PlainExpression.value(expression, 0), target)
        && (all
            ? counts(used).equals(counts(given))
            : counts(used).entrySet().stream()
                .allMatch(e -> e.getValue() <= counts(given).getOrDefault(e.getKey(), 0L)))
        && problem.check() instanceof Check.Countdown(List<Integer> numbers, boolean every)
        && counts(numbers).equals(counts(given))
        && every == all;
  }

  private static Map<Integer, Long> counts(List<Integer> numbers) {
    return numbers.stream().collect(Collectors.groupingBy(n -> n, Collectors.counting()));
  }
}
