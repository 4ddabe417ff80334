package org.spectrumworkbench.core.verify.math;

import ch.obermuhlner.math.big.BigComplex;
import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/**
 * The value of a tree at one point, complex, to 60 digits.
 *
 * <p>A variable gets a pseudo-random value that depends on its name and the point alone; so does a
 * function that has no meaning here ({@code f}, an index, an integral), by its name and the values
 * of its arguments. Two expressions that agree at several such points are equal unless chance has
 * it otherwise; the argument is that of Schwartz and Zippel for polynomials.
 */
final class NumericValue {
  static final MathContext PRECISION = new MathContext(60);

  /** A sum that cancels to less than this share of its largest term is zero. */
  private static final BigDecimal CANCELLED = new BigDecimal("1e-45");

  private static final int EXPONENT = 100_000;
  private static final int TERMS = 1_000;

  /** The points at which variables are positive; at the others some are negative. */
  static final int POSITIVE_POINTS = 3;

  static final int POINTS = 5;

  private final int point;
  private final Budget budget;
  private final Map<String, BigComplex> bound = new HashMap<>();
  private final NumericFunctions functions;

  /**
   * @param point 0 to {@link #POINTS} - 1
   */
  NumericValue(int point, Budget budget) {
    this.point = point;
    this.budget = budget;
    this.functions = new NumericFunctions(budget);
  }

  /** Whether a root, a power or a logarithm of a negative number was taken on the way. */
  boolean leftTheReals() {
    return functions.leftTheReals();
  }

  /**
   * Evaluates a tree.
   *
   * @throws ArithmeticException if it is undefined at this point
   * @throws Budget.Exceeded if a limit is reached
   */
  BigComplex of(MathTree tree) {
    budget.longStep();
    return checked(
        switch (tree) {
          case MathTree.Number n -> BigComplex.valueOf(n.value().toDecimal(PRECISION));
          case MathTree.Symbol s -> symbol(s.name());
          case MathTree.Operation o -> operation(o);
          case MathTree.Call c -> call(c);
          case MathTree.BaseNumber n -> random("base " + n.base() + " " + n.digits());
          case MathTree.Words w -> random(w.text());
          case MathTree.Bracketed b -> unknown("" + b.open() + b.close(), b.items());
          case MathTree.Listing l -> unknown(l.joint().name(), l.items());
          case MathTree.Matrix m -> unknown("matrix " + m.rows().size(), m.children());
          case MathTree.Relation r -> unknown(r.signs().toString(), r.sides());
          case MathTree.SetOperation s -> unknown(s.operator().name(), s.children());
          case MathTree.Ratio r -> unknown("ratio", r.parts());
        });
  }

  /** Keeps numbers within the size that later steps can compute with. */
  private static BigComplex checked(BigComplex value) {
    if (size(value.re) > EXPONENT || size(value.im) > EXPONENT) {
      throw Budget.tooLarge();
    }
    return value;
  }

  private static long size(BigDecimal value) {
    return value.signum() == 0 ? 0 : Math.abs((long) value.precision() - value.scale());
  }

  private BigComplex symbol(String name) {
    BigComplex value = bound.get(name);
    if (value != null) {
      return value;
    }
    return switch (name) {
      case "pi" -> BigComplex.valueOf(BigDecimalMath.pi(PRECISION));
      case "e" -> BigComplex.valueOf(BigDecimalMath.e(PRECISION));
      case "i" -> BigComplex.I;
      default -> random(name);
    };
  }

  /** A value in (0.5, 2.5) by name and point, negative at some points for half of the names. */
  private BigComplex random(String name) {
    long bits = mixed(name.hashCode() * 31L + 7);
    boolean negative = point >= POSITIVE_POINTS && ((bits >>> 3) + point) % 2 == 0;
    BigDecimal value =
        new BigDecimal(BigInteger.valueOf(mixed(bits + point) >>> 12), 15)
            .remainder(BigDecimal.TWO)
            .add(new BigDecimal("0.5"));
    return BigComplex.valueOf(negative ? value.negate() : value);
  }

  /** The finaliser of SplitMix64. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private BigComplex unknown(String name, List<MathTree> arguments) {
    var key = new StringBuilder(name);
    MathContext digits = new MathContext(20);
    for (MathTree argument : arguments) {
      BigComplex value = of(argument);
      key.append(' ')
          .append(value.re.round(digits).stripTrailingZeros())
          .append(' ')
          .append(value.im.round(digits).stripTrailingZeros());
    }
    return random(key.toString());
  }

  private BigComplex operation(MathTree.Operation operation) {
    List<MathTree> arguments = operation.arguments();
    return switch (operation.operator()) {
      case SUM -> sum(arguments);
      case PRODUCT -> {
        BigComplex product = BigComplex.ONE;
        for (MathTree argument : arguments) {
          product = checked(product.multiply(of(argument), PRECISION));
        }
        yield product;
      }
      case QUOTIENT -> NumericFunctions.divide(of(arguments.get(0)), of(arguments.get(1)));
      case POWER -> power(arguments.get(0), arguments.get(1));
      case NEGATIVE -> of(arguments.getFirst()).negate();
      case PERCENT -> of(arguments.getFirst()).divide(BigDecimal.valueOf(100), PRECISION);
      case DEGREES -> of(arguments.getFirst());
      case FACTORIAL -> {
        Rational exact = ExactValue.of(operation, budget);
        yield exact == null
            ? unknown("!", arguments)
            : BigComplex.valueOf(exact.toDecimal(PRECISION));
      }
      case PLUS_MINUS, MINUS_PLUS -> unknown(operation.operator().name(), arguments);
    };
  }

  private BigComplex sum(List<MathTree> terms) {
    BigComplex sum = BigComplex.ZERO;
    BigDecimal largest = BigDecimal.ZERO;
    for (MathTree tree : terms) {
      BigComplex term = of(tree);
      largest = largest.max(term.re.abs()).max(term.im.abs());
      sum = sum.add(term, PRECISION);
    }
    BigDecimal noise = largest.multiply(CANCELLED);
    return BigComplex.valueOf(
        sum.re.abs().compareTo(noise) < 0 ? BigDecimal.ZERO : sum.re,
        sum.im.abs().compareTo(noise) < 0 ? BigDecimal.ZERO : sum.im);
  }

  private BigComplex power(MathTree base, MathTree exponent) {
    Rational exact = ExactValue.of(exponent, budget);
    return exact == null
        ? functions.power(of(base), of(exponent))
        : functions.power(of(base), exact);
  }

  private BigComplex call(MathTree.Call call) {
    String name = call.function();
    List<MathTree> arguments = call.arguments();
    if ((name.equals("sum") || name.equals("prod")) && arguments.size() == 3) {
      return series(name.equals("sum"), arguments);
    }
    if (name.equals("root")) {
      Rational index = ExactValue.of(arguments.get(1), budget);
      if (index != null && index.signum() != 0) {
        return functions.power(of(arguments.get(0)), Rational.ONE.over(index));
      }
    }
    if (NumericFunctions.KNOWN.contains(name) && arguments.size() == 1) {
      return functions.of(name, of(arguments.getFirst()));
    }
    if (name.equals("log") && arguments.size() == 2) {
      return NumericFunctions.divide(
          functions.of("ln", of(arguments.get(0))), functions.of("ln", of(arguments.get(1))));
    }
    Rational exact = ExactValue.of(call, budget);
    return exact == null
        ? unknown(name, arguments)
        : BigComplex.valueOf(exact.toDecimal(PRECISION));
  }

  /** A sum or product over whole numbers; one with other ends is a function of its parts. */
  private BigComplex series(boolean sum, List<MathTree> arguments) {
    if (!(arguments.get(0) instanceof MathTree.Relation from)
        || !(from.sides().getFirst() instanceof MathTree.Symbol index)) {
      return unknown(sum ? "sum" : "prod", arguments);
    }
    BigComplex outer = bound.get(index.name());
    try {
      Rational first = ExactValue.of(from.sides().getLast(), budget);
      Rational last = ExactValue.of(arguments.get(1), budget);
      if (first == null
          || last == null
          || !first.isInteger()
          || !last.isInteger()
          || last.minus(first).compareTo(Rational.of(TERMS)) > 0) {
        bound.put(index.name(), random("index"));
        var parts = new ArrayList<MathTree>(arguments);
        parts.set(0, from.sides().getLast());
        return unknown(sum ? "sum" : "prod", parts);
      }
      BigComplex total = sum ? BigComplex.ZERO : BigComplex.ONE;
      for (Rational k = first; k.compareTo(last) <= 0; k = k.plus(Rational.ONE)) {
        bound.put(index.name(), BigComplex.valueOf(k.toDecimal(PRECISION)));
        BigComplex term = of(arguments.get(2));
        total = checked(sum ? total.add(term, PRECISION) : total.multiply(term, PRECISION));
      }
      return total;
    } finally {
      if (outer == null) {
        bound.remove(index.name());
      } else {
        bound.put(index.name(), outer);
      }
    }
  }

  /** Whether a tree has variables or functions that are not known. */
  static boolean hasVariables(MathTree tree) {
    if (tree instanceof MathTree.Symbol s) {
      return !s.name().equals("pi") && !s.name().equals("e") && !s.name().equals("i");
    }
    return tree instanceof MathTree.Call c
            && !NumericFunctions.KNOWN.contains(c.function())
            && !c.function().equals("root")
            && !c.function().equals("log")
        || tree.is(Operator.PLUS_MINUS)
        || tree.children().stream().anyMatch(NumericValue::hasVariables);
  }
}
