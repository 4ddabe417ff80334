package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A statement put together from p, q, r by not, and, or. */
sealed interface Proposition {
  /** One of p, q, r. */
  record Variable(int place) implements Proposition {}

  /** True or false. */
  record Constant(boolean value) implements Proposition {}

  /** The opposite. */
  record Not(Proposition of) implements Proposition {}

  /** Both, or at least one of them. */
  record Pair(boolean and, Proposition left, Proposition right) implements Proposition {}

  /** The number that stands for not, and, or; the variables are 0, 1, 2. */
  int NOT = 3;

  int AND = 4;
  int OR = 5;

  /** A statement with that many signs, as numbers: each sign before its parts. */
  static List<Integer> draw(RandomGenerator random, int signs, int variables) {
    if (signs == 0) {
      return List.of(random.nextInt(variables));
    }
    List<Integer> code = new ArrayList<>();
    // No "not" right above a "not" and none at the top, so that statements look like statements.
    int left = random.nextInt(signs);
    code.add(random.nextBoolean() ? AND : OR);
    for (int rest : List.of(left, signs - 1 - left)) {
      if (rest > 0 && random.nextInt(3) == 0) {
        code.add(NOT);
        code.addAll(draw(random, rest - 1, variables));
      } else {
        code.addAll(draw(random, rest, variables));
      }
    }
    return code;
  }

  /** The statement of numbers from {@link #draw}. */
  static Proposition of(List<Integer> code) {
    return read(new ArrayList<>(code));
  }

  private static Proposition read(List<Integer> code) {
    int next = code.removeFirst();
    return switch (next) {
      case NOT -> new Not(read(code));
      case AND, OR -> new Pair(next == AND, read(code), read(code));
      default -> new Variable(next);
    };
  }

  /** Whether it holds. */
  default boolean holds(boolean[] variables) {
    return switch (this) {
      case Variable v -> variables[v.place()];
      case Constant c -> c.value();
      case Not n -> !n.of().holds(variables);
      case Pair p ->
          p.and()
              ? p.left().holds(variables) && p.right().holds(variables)
              : p.left().holds(variables) || p.right().holds(variables);
    };
  }

  /** Whether one thing is joined to itself, as in {@code p and p}. */
  default boolean repeats() {
    return switch (this) {
      case Variable v -> false;
      case Constant c -> false;
      case Not n -> n.of().repeats();
      case Pair p -> p.left().equals(p.right()) || p.left().repeats() || p.right().repeats();
    };
  }

  /** In words, with brackets around every pair inside. */
  default String text() {
    return switch (this) {
      case Variable v -> String.valueOf("pqr".charAt(v.place()));
      case Constant c -> Boolean.toString(c.value());
      case Not n -> "not " + inner(n.of());
      case Pair p -> inner(p.left()) + (p.and() ? " and " : " or ") + inner(p.right());
    };
  }

  private static String inner(Proposition part) {
    return part instanceof Pair ? "(" + part.text() + ")" : part.text();
  }

  /** Its compound parts, the innermost first, itself last. */
  default Set<Proposition> parts() {
    Set<Proposition> parts = new LinkedHashSet<>();
    switch (this) {
      case Variable v -> {}
      case Constant c -> {}
      case Not n -> {
        parts.addAll(n.of().parts());
        parts.add(this);
      }
      case Pair p -> {
        parts.addAll(p.left().parts());
        parts.addAll(p.right().parts());
        parts.add(this);
      }
    }
    return parts;
  }

  /** The variables replaced by their values. */
  default Proposition with(boolean[] variables) {
    return switch (this) {
      case Variable v -> new Constant(variables[v.place()]);
      case Constant c -> c;
      case Not n -> new Not(n.of().with(variables));
      case Pair p -> new Pair(p.and(), p.left().with(variables), p.right().with(variables));
    };
  }

  /** One step of reckoning: each part whose own parts are constants becomes one. */
  default Proposition reduced() {
    return switch (this) {
      case Variable v -> v;
      case Constant c -> c;
      case Not(Constant c) -> new Constant(!c.value());
      case Not n -> new Not(n.of().reduced());
      case Pair(boolean and, Constant a, Constant b) ->
          new Constant(and ? a.value() && b.value() : a.value() || b.value());
      case Pair p -> new Pair(p.and(), p.left().reduced(), p.right().reduced());
    };
  }
}
