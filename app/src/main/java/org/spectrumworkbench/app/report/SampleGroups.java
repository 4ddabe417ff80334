package org.spectrumworkbench.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.RunEvent;

/** A few groups of a signal stage, as they were answered. */
final class SampleGroups {
  private static final int SHOWN = 4;

  private SampleGroups() {}

  /** Groups of the last step, one a subdomain first, the most uncertain ones first. */
  static List<RunEvent.GroupSampled> choose(RunRecord record) {
    List<String> stages = record.signalStages();
    if (stages.isEmpty()) {
      return List.of();
    }
    List<RunEvent.GroupSampled> groups = new ArrayList<>(record.lastGroups(stages.getFirst()));
    groups.sort(
        Comparator.comparingDouble((RunEvent.GroupSampled group) -> Math.abs(group.pCorrect() - .5))
            .thenComparing(RunEvent.GroupSampled::step, Comparator.reverseOrder()));
    List<RunEvent.GroupSampled> chosen = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (RunEvent.GroupSampled group : groups) {
      RunEvent.ProblemRow problem = record.problem(group.problem());
      if (chosen.size() < SHOWN && problem != null && seen.add(problem.subdomain())) {
        chosen.add(group);
      }
    }
    for (RunEvent.GroupSampled group : groups) {
      if (chosen.size() < SHOWN && !chosen.contains(group)) {
        chosen.add(group);
      }
    }
    return chosen;
  }

  static void write(Html page, RunEvent.GroupSampled group, RunEvent.@Nullable ProblemRow problem) {
    page.text(
        "h3",
        problem == null
            ? group.problem()
            : problem.question()
                + " ("
                + problem.subdomain()
                + ", answer "
                + problem.answer()
                + ")");
    page.text(
        "p class=\"muted\"",
        "step "
            + group.step()
            + ", p "
            + Figures.share(group.pCorrect())
            + (group.weight() == null ? "" : ", w " + Figures.share(group.weight())));
    page.table(List.of("", "answer", "found", "verdict", "reward", "advantage x weight", "tokens"));
    for (RunEvent.Rollout rollout : group.rollouts()) {
      Double advantage = rollout.advantage();
      String extracted = rollout.extracted();
      page.row(
          List.of(
              Integer.toString(rollout.sample() + 1),
              rollout.text(),
              extracted == null ? "" : extracted,
              rollout.verdict().name().toLowerCase(Locale.ROOT),
              Formats.number(rollout.reward()),
              advantage == null ? "" : Figures.difference(advantage),
              Integer.toString(rollout.length())));
    }
    page.endTable();
  }
}
