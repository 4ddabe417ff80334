package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.lcm;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.problem.Check;

/** Number theory: divisors, primes, remainders, digits. */
final class NumberFamilies {
  private static final String NUMBERS = "number-theory";

  private NumberFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(commonDivisor(), meetingTime(), divisorCount(), findPrime());
  }

  private static LeveledFamily commonDivisor() {
    return new LeveledFamily(NUMBERS, "common-divisor", "the greatest common divisor")
        .level("numbers up to 60", r -> sharing(r, 2, 2, 6, 10))
        .level("numbers up to 300", r -> sharing(r, 2, 2, 15, 20))
        .level("numbers up to 2000", r -> sharing(r, 2, 4, 40, 50))
        .level("three numbers up to 600", r -> sharing(r, 3, 2, 20, 30))
        .level("numbers up to 20000", r -> sharing(r, 2, 11, 100, 200))
        .wording(o -> say("What is the greatest common divisor of %s?", Wording.and(o)))
        .wording(
            o -> say("Which is the largest whole number that divides each of %s?", Wording.and(o)))
        .wording(o -> say("%s: what is their greatest common factor?", Wording.list(o)))
        .answer(o -> Arrays.stream(o).reduce(0, Draws::gcd))
        .strategy(
            "euclid",
            o -> {
              int a = o[0];
              List<String> steps = new ArrayList<>();
              for (int i = 1; i < o.length; i++) {
                int b = o[i];
                while (b != 0) {
                  steps.add(say("%d mod %d = %d", a, b, a % b));
                  int rest = a % b;
                  a = b;
                  b = rest;
                }
              }
              return Working.of(a, "%s", String.join(", ", steps));
            })
        .strategy(
            "prime-factors",
            o -> {
              Map<Integer, Integer> common = primes(o[0]);
              List<String> steps = new ArrayList<>();
              for (int n : o) {
                Map<Integer, Integer> mine = primes(n);
                steps.add(n + " = " + factored(mine));
                common.replaceAll((p, e) -> Math.min(e, mine.getOrDefault(p, 0)));
              }
              int product = 1;
              for (Map.Entry<Integer, Integer> factor : common.entrySet()) {
                product *= (int) Math.pow(factor.getKey(), factor.getValue());
              }
              return Working.of(product, "%s", String.join(", ", steps));
            });
  }

  /** Different numbers that share a factor. */
  private static int[] sharing(RandomGenerator random, int count, int low, int common, int most) {
    return until(
        () -> {
          int factor = between(random, low, common);
          return Arrays.stream(Draws.distinct(random, count, 1, most))
              .map(n -> n * factor)
              .toArray();
        },
        // Where one number divides the other the question would hold its answer.
        o -> Arrays.stream(o).noneMatch(n -> n == Arrays.stream(o).reduce(0, Draws::gcd)));
  }

  private static Map<Integer, Integer> primes(int n) {
    Map<Integer, Integer> primes = new TreeMap<>();
    int rest = n;
    for (int p = 2; p * p <= rest; p++) {
      while (rest % p == 0) {
        primes.merge(p, 1, Integer::sum);
        rest /= p;
      }
    }
    if (rest > 1) {
      primes.merge(rest, 1, Integer::sum);
    }
    return primes;
  }

  private static String factored(Map<Integer, Integer> primes) {
    List<String> factors = new ArrayList<>();
    primes.forEach((p, e) -> factors.add(e == 1 ? p.toString() : p + "^" + e));
    return factors.isEmpty() ? "1" : String.join("*", factors);
  }

  private static LeveledFamily meetingTime() {
    return new LeveledFamily(
            NUMBERS, "meeting-time", "when regular events coincide: the least common multiple")
        .level("two periods up to 20", r -> periods(r, 2, 2, 20))
        .level("two periods up to 60", r -> periods(r, 2, 6, 60))
        .level("three periods up to 20", r -> periods(r, 3, 2, 20))
        .level("three periods up to 45", r -> periods(r, 3, 6, 45))
        .level("four periods up to 30", r -> periods(r, 4, 2, 30))
        .wording(o ->
            say(
                "Lights flash every %s minutes. They have just flashed together. How long until they do so again, in minutes?",
                Wording.and(o)))
        .wording(o ->
            say(
                "Buses of several lines leave a stop every %s minutes, and all of them leave now. When do they leave together next, in minutes?",
                Wording.and(o)))
        .unit("minutes", "seconds", 60)
        .answer(o -> Arrays.stream(o).reduce(1, Draws::lcm))
        .strategy(
            "pairwise",
            o -> {
              int common = o[0];
              List<String> steps = new ArrayList<>();
              for (int i = 1; i < o.length; i++) {
                int next = lcm(common, o[i]);
                steps.add(say("%d*%d/%d = %d", common, o[i], Draws.gcd(common, o[i]), next));
                common = next;
              }
              return Working.of(common, "%s", String.join(", ", steps));
            })
        .strategy(
            "highest-prime-powers",
            o -> {
              Map<Integer, Integer> highest = new TreeMap<>();
              for (int n : o) {
                primes(n).forEach((p, e) -> highest.merge(p, e, Math::max));
              }
              int product = 1;
              for (Map.Entry<Integer, Integer> factor : highest.entrySet()) {
                product *= (int) Math.pow(factor.getKey(), factor.getValue());
              }
              return Working.of(product, "%s", factored(highest));
            });
  }

  private static int[] periods(RandomGenerator random, int count, int low, int high) {
    // Where a period is a multiple of all others the question would hold its answer.
    return until(
        () -> Draws.distinct(random, count, low, high),
        o -> Arrays.stream(o).noneMatch(n -> n == Arrays.stream(o).reduce(1, Draws::lcm)));
  }

  private static LeveledFamily divisorCount() {
    return new LeveledFamily(NUMBERS, "divisor-count", "how many divisors a number has")
        .level("up to 150", r -> ints(between(r, 10, 150)))
        .level("up to 500", r -> ints(between(r, 151, 500)))
        .level("up to 2000", r -> ints(between(r, 501, 2000)))
        .level(
            "products of small primes",
            r -> until(() -> ints(smooth(r, between(r, 4, 7))), o -> o[0] > 100 && o[0] <= 9000))
        .level(
            "larger products",
            r -> until(() -> ints(smooth(r, between(r, 5, 9))), o -> o[0] > 9000 && o[0] <= 90_000))
        .wording(o -> say("How many positive divisors has %d?", o[0]))
        .wording(o ->
            say("By how many positive whole numbers can %d be divided without remainder?", o[0]))
        .answer(o -> {
          int count = 0;
          for (int d = 1; d <= o[0]; d++) {
            count += o[0] % d == 0 ? 1 : 0;
          }
          return count;
        })
        .strategy(
            "prime-factors",
            o -> {
              int product = 1;
              List<String> factors = new ArrayList<>();
              for (int exponent : primes(o[0]).values()) {
                product *= exponent + 1;
                factors.add(say("(%d+1)", exponent));
              }
              return Working.of(
                  product, "%d = %s: %s", o[0], factored(primes(o[0])), String.join("*", factors));
            })
        .strategy(
            "pairs",
            o -> {
              List<String> small = new ArrayList<>();
              int count = 0;
              for (int d = 1; d * d <= o[0]; d++) {
                if (o[0] % d == 0) {
                  small.add(Integer.toString(d));
                  count += d * d == o[0] ? 1 : 2;
                }
              }
              return Working.of(
                  count,
                  "Up to the root: %s. Each has a partner%s",
                  String.join(", ", small),
                  count % 2 == 1 ? " but the last" : "");
            });
  }

  private static int smooth(RandomGenerator random, int factors) {
    int product = 1;
    for (int i = 0; i < factors; i++) {
      product *= Draws.oneOf(random, 2, 2, 3, 3, 5, 7, 11, 13);
    }
    return product;
  }

  /** Operands: numbers of which exactly one is prime. */
  private static LeveledFamily findPrime() {
    return new LeveledFamily(NUMBERS, "find-prime", "the one prime among several numbers")
        .level("3 numbers up to 50", r -> onePrime(r, 3, 2, 50))
        .level("4 odd numbers up to 100", r -> onePrime(r, 4, 9, 100))
        .level("4 numbers up to 200", r -> onePrime(r, 4, 51, 200))
        .level("4 numbers up to 500", r -> onePrime(r, 4, 201, 500))
        .level("5 numbers up to 2000", r -> onePrime(r, 5, 501, 2000))
        .wording(o -> say("Which of these numbers is prime? %s", lettered(o)))
        .wording(o ->
            say(
                "All but one of these numbers are products of smaller ones. Which is the exception? %s",
                lettered(o)))
        .check(o -> new Check.Choice(Arrays.stream(o).mapToObj(Integer::toString).toList()))
        .answer(o -> {
          int place = 0;
          while (!prime(o[place])) {
            place++;
          }
          return letter(place);
        })
        .strategy(
            "split-the-others",
            o -> {
              List<String> steps = new ArrayList<>();
              String left = "";
              for (int i = 0; i < o.length; i++) {
                int factor = smallestFactor(o[i]);
                if (factor < o[i]) {
                  steps.add(say("%d = %d*%d", o[i], factor, o[i] / factor));
                } else {
                  left = letter(i);
                }
              }
              return Working.of(left, "%s. One is left", String.join(", ", steps));
            })
        .strategy(
            "try-primes",
            o -> {
              int place = 0;
              while (smallestFactor(o[place]) < o[place]) {
                place++;
              }
              List<String> tried = new ArrayList<>();
              for (int p = 2; p * p <= o[place]; p++) {
                if (prime(p)) {
                  tried.add(Integer.toString(p));
                }
              }
              return Working.of(
                  letter(place),
                  "%d: %s",
                  o[place],
                  tried.isEmpty()
                      ? "too small to be a product"
                      : "no factor among " + String.join(", ", tried));
            });
  }

  private static int[] onePrime(RandomGenerator random, int count, int low, int high) {
    // Odd and not divisible by 5 above the first level, so that the last digit does not tell.
    return until(
        () -> Draws.distinct(random, count, low, high),
        o ->
            Arrays.stream(o).filter(NumberFamilies::prime).count() == 1
                && (low == 2 || Arrays.stream(o).allMatch(n -> n % 2 == 1 && n % 5 != 0)));
  }

  private static int smallestFactor(int n) {
    for (int p = 2; p * p <= n; p++) {
      if (n % p == 0) {
        return p;
      }
    }
    return n;
  }

  private static boolean prime(int n) {
    return n > 1 && smallestFactor(n) == n;
  }

  private static String letter(int place) {
    return String.valueOf((char) ('A' + place));
  }

  private static String lettered(int[] o) {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < o.length; i++) {
      options.add(letter(i) + ") " + o[i]);
    }
    return String.join(" ", options);
  }
}
