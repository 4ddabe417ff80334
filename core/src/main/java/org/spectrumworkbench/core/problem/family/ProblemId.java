package org.spectrumworkbench.core.problem.family;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The id of a generated problem, which says all that the problem is made of: {@code
 * linear-equation.2.3_5_20_0} is the problem of level 2 with these operands, whatever seed drew it.
 *
 * @param family name of the family
 * @param level its level, from 1
 * @param operands the numbers that the problem is made of
 */
record ProblemId(String family, int level, List<Integer> operands) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z0-9-]+)\\.(\\d)\\.(-?\\d{1,10}(?:_-?\\d{1,10})*)(?:\\+[a-z-]+)?");

  ProblemId {
    operands = List.copyOf(operands);
  }

  ProblemId(String family, int level, int[] operands) {
    this(family, level, Arrays.stream(operands).boxed().toList());
  }

  /** Reads an id, with or without the strategy at its end; empty if it is none of this kind. */
  static Optional<ProblemId> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      List<Integer> operands =
          Arrays.stream(matcher.group(3).split("_", -1)).map(Integer::valueOf).toList();
      return Optional.of(
          new ProblemId(matcher.group(1), Integer.parseInt(matcher.group(2)), operands));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  int[] operandArray() {
    return operands.stream().mapToInt(Integer::intValue).toArray();
  }

  String text() {
    return family
        + "."
        + level
        + "."
        + operands.stream().map(String::valueOf).collect(Collectors.joining("_"));
  }
}
