package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Solver.numbers;
import static org.spectrumworkbench.core.problem.family.Solver.range;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/** Number theory and counting by trying every number and by recursion. */
final class DiscreteSolvers {
  private DiscreteSolvers() {}

  static final Map<String, Solver> ALL =
      Map.ofEntries(
          Map.entry("common-divisor", Solver.text(DiscreteSolvers::commonDivisor)),
          Map.entry("meeting-time", Solver.text(DiscreteSolvers::meetingTime)),
          Map.entry("divisor-count", Solver.text(DiscreteSolvers::divisorCount)),
          Map.entry("find-prime", DiscreteSolvers::findPrime),
          Map.entry("remainders", Solver.text(DiscreteSolvers::remainders)),
          Map.entry("base-digits", DiscreteSolvers::baseDigits),
          Map.entry("committee", Solver.text(DiscreteSolvers::committee)),
          Map.entry("letter-orders", Solver.text(DiscreteSolvers::letterOrders)),
          Map.entry("grid-paths", Solver.text(DiscreteSolvers::gridPaths)),
          Map.entry("multiples", Solver.text(DiscreteSolvers::multiples)),
          Map.entry("codes", Solver.text(DiscreteSolvers::codes)));

  private static Object commonDivisor(String question) {
    List<Integer> given = numbers(question);
    return range(1, given.getFirst())
        .filter(d -> given.stream().allMatch(n -> n % d == 0))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static Object meetingTime(String question) {
    List<Integer> given = numbers(question);
    int time = given.getFirst();
    int step = time;
    while (!allDivide(given, time)) {
      time += step;
    }
    return question.contains("in seconds") ? time * 60 : time;
  }

  private static boolean allDivide(List<Integer> given, int time) {
    return given.stream().allMatch(n -> time % n == 0);
  }

  private static Object divisorCount(String question) {
    int n = numbers(question).getFirst();
    return range(1, n).filter(d -> n % d == 0).count();
  }

  private static boolean findPrime(Problem problem) {
    List<String> options = Solver.findAll("[A-E]\\) (\\d+)", problem.question());
    List<String> primes =
        options.stream().filter(n -> new BigInteger(n).isProbablePrime(60)).toList();
    return primes.size() == 1
        && problem
            .answer()
            .equals(String.valueOf((char) ('A' + options.indexOf(primes.getFirst()))))
        && problem.check().equals(new Check.Choice(options));
  }

  private static Object remainders(String question) {
    List<Integer> given = numbers(question);
    return range(1, 1_000_000)
        .filter(n -> {
          for (int i = 0; i < given.size(); i += 2) {
            if (n % given.get(i + 1) != given.get(i)) {
              return false;
            }
          }
          return true;
        })
        .findFirst()
        .orElseThrow();
  }

  private static boolean baseDigits(Problem problem) {
    List<Integer> given = numbers(problem.question());
    int value = 0;
    for (char digit : problem.answer().toCharArray()) {
      value = value * given.get(1) + "0123456789abcdef".indexOf(digit);
    }
    return value == given.get(0)
        && problem.answer().charAt(0) != '0'
        && problem.answer().chars().allMatch(d -> "0123456789abcdef".indexOf(d) < given.get(1));
  }

  /** Pascal's triangle. */
  private static BigInteger choose(int n, int k) {
    BigInteger[] row = new BigInteger[k + 1];
    java.util.Arrays.fill(row, BigInteger.ZERO);
    row[0] = BigInteger.ONE;
    for (int i = 0; i < n; i++) {
      for (int j = k; j > 0; j--) {
        row[j] = row[j].add(row[j - 1]);
      }
    }
    return row[k];
  }

  private static Object committee(String question) {
    List<Integer> given = numbers(question);
    if (question.contains("at least one")) {
      BigInteger sum = BigInteger.ZERO;
      for (int women = 1; women <= given.get(0); women++) {
        sum =
            sum.add(
                choose(given.get(1), women).multiply(choose(given.get(2), given.get(0) - women)));
      }
      return sum;
    }
    return given.size() == 2
        ? choose(given.get(1), given.get(0))
        : choose(given.get(2), given.get(0)).multiply(choose(given.get(3), given.get(1)));
  }

  /** Puts one letter after the other, remembering what is left. */
  private static Object letterOrders(String question) {
    Map<String, Integer> left = new TreeMap<>();
    Solver.findAll("\\b([A-Z])(?=,| be|\\?|$)", question)
        .forEach(letter -> left.merge(letter, 1, Integer::sum));
    return orders(left, new TreeMap<>());
  }

  private static long orders(Map<String, Integer> left, Map<String, Long> known) {
    if (left.values().stream().allMatch(n -> n == 0)) {
      return 1;
    }
    String key = left.toString();
    Long before = known.get(key);
    if (before != null) {
      return before;
    }
    long sum = 0;
    for (String letter : new ArrayList<>(left.keySet())) {
      if (left.get(letter) > 0) {
        left.merge(letter, -1, Integer::sum);
        sum += orders(left, known);
        left.merge(letter, 1, Integer::sum);
      }
    }
    known.put(key, sum);
    return sum;
  }

  /** Fills the grid place by place. */
  private static Object gridPaths(String question) {
    List<Integer> given = numbers(question.replaceAll("one step|adds 1|or 1", ""));
    boolean avoid = question.contains("avoids");
    long[][] ways = new long[given.get(2) + 1][given.get(3) + 1];
    for (int x = given.get(0); x <= given.get(2); x++) {
      for (int y = given.get(1); y <= given.get(3); y++) {
        ways[x][y] = x == given.get(0) && y == given.get(1) ? 1 : 0;
        ways[x][y] += x > given.get(0) ? ways[x - 1][y] : 0;
        ways[x][y] += y > given.get(1) ? ways[x][y - 1] : 0;
        if (given.size() > 4) {
          int px = given.get(4);
          int py = given.get(5);
          // Through a place: nothing may pass it by on its diagonal.
          boolean blocked = avoid ? x == px && y == py : x + y == px + py && x != px;
          ways[x][y] = blocked ? 0 : ways[x][y];
        }
      }
    }
    return ways[given.get(2)][given.get(3)];
  }

  private static Object multiples(String question) {
    List<Integer> given = numbers(question.replace("1, 2, ...,", "").replace("from 1 to", ""));
    if (question.contains("but not")) {
      Set<Integer> kept = marked(given.get(0), given.get(1));
      kept.removeAll(marked(given.get(0), given.get(2)));
      return kept.size();
    }
    Set<Integer> all = new HashSet<>();
    given.subList(1, given.size()).forEach(d -> all.addAll(marked(given.get(0), d)));
    return all.size();
  }

  private static Set<Integer> marked(int n, int divisor) {
    Set<Integer> marked = new HashSet<>();
    for (int i = divisor; i <= n; i += divisor) {
      marked.add(i);
    }
    return marked;
  }

  private static Object codes(String question) {
    List<Integer> given = numbers(question);
    int signs = given.get(question.contains("has") ? 1 : 0);
    int places = given.get(question.contains("has") ? 0 : 1);
    return codes(signs, places, question.contains("may repeat"));
  }

  private static BigInteger codes(int signs, int places, boolean repeat) {
    return places == 0
        ? BigInteger.ONE
        : codes(repeat ? signs : signs - 1, places - 1, repeat).multiply(BigInteger.valueOf(signs));
  }
}
