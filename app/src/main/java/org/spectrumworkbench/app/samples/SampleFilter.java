package org.spectrumworkbench.app.samples;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * Which answers are shown.
 *
 * @param subdomain only of this one; null for all
 * @param verdicts only these; empty for all
 * @param text only answers that hold this, or whose question does, whatever the case; empty for all
 */
public record SampleFilter(@Nullable String subdomain, Set<Outcome> verdicts, String text) {
  /** Everything. */
  public static final SampleFilter ALL = new SampleFilter(null, Set.of(), "");

  public SampleFilter {
    verdicts = Set.copyOf(verdicts);
  }

  public SampleFilter withSubdomain(@Nullable String other) {
    return new SampleFilter(other, verdicts, text);
  }

  public SampleFilter withText(String other) {
    return new SampleFilter(subdomain, verdicts, other);
  }

  /** Adds the verdict, or takes it away where it is in already. */
  public SampleFilter toggled(Outcome verdict) {
    Set<Outcome> changed = EnumSet.noneOf(Outcome.class);
    changed.addAll(verdicts);
    if (!changed.remove(verdict)) {
      changed.add(verdict);
    }
    return new SampleFilter(subdomain, changed, text);
  }

  public boolean isAll() {
    return equals(ALL);
  }

  /** The answers of a group that pass, in order. */
  public List<Answer> passing(Group group) {
    if (subdomain != null && !subdomain.equals(group.subdomain())) {
      return List.of();
    }
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    boolean inQuestion = group.question().toLowerCase(Locale.ROOT).contains(wanted);
    return group.answers().stream()
        .filter(answer -> verdicts.isEmpty() || verdicts.contains(answer.verdict()))
        .filter(answer -> inQuestion || answer.text().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }
}
