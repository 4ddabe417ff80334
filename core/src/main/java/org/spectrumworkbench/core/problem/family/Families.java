package org.spectrumworkbench.core.problem.family;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spectrumworkbench.core.Spelling;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;

/** All families, subdomain by subdomain. */
public final class Families {
  /** The word that stands for all families. */
  public static final String ALL = "all";

  private static final List<LeveledFamily> FAMILIES =
      Stream.of(
              EquationFamilies.all(),
              RelationFamilies.all(),
              ExpressionFamilies.all(),
              LengthFamilies.all(),
              AreaFamilies.all(),
              CoordinateFamilies.all(),
              DerivativeFamilies.all(),
              IntegralFamilies.all(),
              DataFamilies.all(),
              ChanceFamilies.all(),
              ArithmeticFamilies.all(),
              PriceFamilies.all(),
              NumberFamilies.all(),
              ResidueFamilies.all(),
              LogicFamilies.all(),
              CountingFamilies.all(),
              LatticeFamilies.all(),
              CountdownFamilies.all(),
              ProgramFamilies.all())
          .flatMap(List::stream)
          .toList();

  private Families() {}

  /** Every family, those of a subdomain together. */
  public static List<LeveledFamily> all() {
    return FAMILIES;
  }

  /** The subdomains that have families, in their order. */
  public static List<String> subdomains() {
    return FAMILIES.stream().map(LeveledFamily::subdomain).distinct().toList();
  }

  /**
   * The family of that name.
   *
   * @throws WorkbenchException if there is none, naming the nearest
   */
  public static LeveledFamily find(String name) {
    return named(name).orElseThrow(() -> unknown(name));
  }

  /**
   * The family of that name, or those of the subdomain of that name, or with {@value #ALL} every
   * one.
   *
   * @throws WorkbenchException if there is none, naming the nearest
   */
  public static List<LeveledFamily> select(String name) {
    if (name.equals(ALL)) {
      return FAMILIES;
    }
    List<LeveledFamily> chosen =
        FAMILIES.stream()
            .filter(family -> family.name().equals(name) || family.subdomain().equals(name))
            .toList();
    if (chosen.isEmpty()) {
      throw unknown(name);
    }
    return chosen;
  }

  /** The level that a generated problem was drawn at; empty for problems from elsewhere. */
  public static Optional<Integer> levelOf(Problem problem) {
    return ProblemId.parse(Twins.originalId(problem.id()))
        .filter(id -> id.family().equals(problem.family()))
        .map(ProblemId::level);
  }

  static Optional<LeveledFamily> named(String name) {
    return FAMILIES.stream().filter(family -> family.name().equals(name)).findFirst();
  }

  private static WorkbenchException unknown(String name) {
    List<String> known =
        Stream.concat(FAMILIES.stream().map(LeveledFamily::name), subdomains().stream())
            .collect(Collectors.toList());
    return new WorkbenchException(
        "There is no family or subdomain '" + name + "'",
        "Did you mean '"
            + Spelling.nearest(name, known)
            + "'? All families: spectrum generate --list.");
  }
}
