package org.spectrumworkbench.core.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.verify.code.ProgramVerifier;
import org.spectrumworkbench.core.verify.code.Sandbox;
import org.spectrumworkbench.core.verify.math.MathSettings;
import org.spectrumworkbench.core.verify.math.MathVerifier;

/**
 * Checks each response by the verifier that its problem's check asks for.
 *
 * <p>Closing it ends the programs that run; without problems that ask for programs there is nothing
 * to close.
 */
public final class TaskVerifier implements Verifier, AutoCloseable {
  private static final String END_OF_THOUGHT = "</think>";

  private final Map<CheckKind, Verifier> verifiers;

  private TaskVerifier(Map<CheckKind, Verifier> verifiers) {
    this.verifiers = verifiers;
  }

  /** The verifier of these problems, with {@link MathSettings#DEFAULT}. */
  public static TaskVerifier of(Iterable<Problem> problems) {
    return of(problems, MathSettings.DEFAULT);
  }

  /**
   * The verifier of these problems.
   *
   * @param math the choices that graders of mathematics differ in
   */
  public static TaskVerifier of(Iterable<Problem> problems, MathSettings math) {
    Set<CheckKind> kinds = EnumSet.noneOf(CheckKind.class);
    problems.forEach(problem -> kinds.add(CheckKind.of(problem.check())));
    return ofKinds(kinds, math);
  }

  /** The verifier of these kinds of checks, with {@link MathSettings#DEFAULT}. */
  public static TaskVerifier ofKinds(Collection<CheckKind> kinds) {
    return ofKinds(kinds, MathSettings.DEFAULT);
  }

  /** The verifier of problems with these kinds of checks; others become {@link Outcome#ERROR}. */
  public static TaskVerifier ofKinds(Collection<CheckKind> kinds, MathSettings math) {
    Map<CheckKind, Verifier> verifiers = new EnumMap<>(CheckKind.class);
    kinds.forEach(kind -> verifiers.put(kind, verifier(kind, math)));
    return new TaskVerifier(verifiers);
  }

  private static Verifier verifier(CheckKind kind, MathSettings math) {
    return switch (kind) {
      case INTEGER -> new IntegerVerifier();
      case MATH -> new MathVerifier(math);
      case CHOICE -> new ChoiceVerifier();
      case EXACT -> new ExactVerifier();
      case NUMERIC -> new NumericVerifier();
      case FORMAT -> new FormatVerifier();
      case COUNTDOWN -> new CountdownVerifier();
      case CODE -> new ProgramVerifier();
    };
  }

  /** Those in use with their versions, always in one order: {@code integer/1, choice/1}. */
  @Override
  public String name() {
    return verifiers.values().stream().map(Verifier::name).collect(Collectors.joining(", "));
  }

  /**
   * What programs are run in, opened where it was not yet: a few hundredths of a second; empty
   * where no problem asks for a program.
   */
  public Optional<Sandbox> sandbox() {
    return verifiers.get(CheckKind.CODE) instanceof ProgramVerifier programs
        ? Optional.of(programs.sandbox())
        : Optional.empty();
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    CheckKind kind = CheckKind.of(problem.check());
    Verifier verifier = verifiers.get(kind);
    return verifier == null
        ? new Verdict(
            Outcome.ERROR,
            null,
            "There is no verifier here for checks of kind '" + kind.word() + "'.")
        : verifier.verify(problem, said(kind, response), truncated);
  }

  /**
   * What counts of a response: where it thinks aloud first, as reasoning models do, what it says
   * after that. A rule of format sees all of it.
   */
  private static String said(CheckKind kind, String response) {
    int thought = kind == CheckKind.FORMAT ? -1 : response.lastIndexOf(END_OF_THOUGHT);
    String after = thought < 0 ? "" : response.substring(thought + END_OF_THOUGHT.length());
    return after.isBlank() ? response : after;
  }

  private static Request said(CheckKind kind, Request request) {
    return new Request(request.problem(), said(kind, request.response()), request.truncated());
  }

  /** Hands each verifier all of its requests at once: programs are then run side by side. */
  @Override
  public List<Verdict> verifyAll(List<Request> requests, Runnable between) {
    Map<CheckKind, List<Integer>> places = new EnumMap<>(CheckKind.class);
    for (int i = 0; i < requests.size(); i++) {
      CheckKind kind = CheckKind.of(requests.get(i).problem().check());
      places.computeIfAbsent(kind, k -> new ArrayList<>()).add(i);
    }
    Verdict[] verdicts = new Verdict[requests.size()];
    places.forEach((kind, own) -> {
      List<Request> asked =
          own.stream().map(requests::get).map(request -> said(kind, request)).toList();
      Verifier verifier = verifiers.get(kind);
      List<Verdict> found =
          verifier == null
              ? Verifier.super.verifyAll(asked, between)
              : verifier.verifyAll(asked, between);
      for (int i = 0; i < own.size(); i++) {
        verdicts[own.get(i)] = found.get(i);
      }
    });
    return List.of(verdicts);
  }

  @Override
  public void close() {
    if (verifiers.get(CheckKind.CODE) instanceof ProgramVerifier programs) {
      programs.close();
    }
  }
}
