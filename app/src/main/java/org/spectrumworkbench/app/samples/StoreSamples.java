package org.spectrumworkbench.app.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.GroupDetail;
import org.spectrumworkbench.store.query.GroupPage;
import org.spectrumworkbench.store.query.GroupRow;
import org.spectrumworkbench.store.query.RunDetail;
import org.spectrumworkbench.store.query.StageRow;

/** Reads the samples screen's data from the store. */
public final class StoreSamples implements SampleSource {
  private static final int PAGE = 500;

  private record FinishedStage(String run, String stage, double seconds) {}

  private final Store store;

  /** Steps of stages that are at their end, which do not change any more. */
  private final Map<FinishedStage, List<Integer>> finished = new ConcurrentHashMap<>();

  public StoreSamples(Store store) {
    this.store = store;
  }

  @Override
  public List<SampledStage> stages(String run) {
    List<SampledStage> sampled = new ArrayList<>();
    for (StageRow stage : store.runs().stages(run)) {
      List<Integer> steps = steps(run, stage);
      if (!steps.isEmpty()) {
        sampled.add(
            new SampledStage(
                stage.stage(), stage.title().isEmpty() ? stage.stage() : stage.title(), steps));
      }
    }
    return sampled;
  }

  private List<Integer> steps(String run, StageRow stage) {
    Double seconds = stage.seconds();
    if (stage.started() == null) {
      return List.of();
    }
    return seconds == null
        ? store.live().steps(run, stage.stage())
        : finished.computeIfAbsent(
            new FinishedStage(run, stage.stage(), seconds),
            key -> store.live().steps(run, stage.stage()));
  }

  @Override
  public List<String> subdomains(String run) {
    Optional<RunDetail> detail = store.runs().detail(run);
    if (detail.isPresent()) {
      try {
        return ExperimentFile.parse(detail.get().settings(), run).names("problems.subdomains");
      } catch (WorkbenchException otherVersion) {
        return store.samples().subdomains(run);
      }
    }
    return List.of();
  }

  @Override
  public List<Group> groups(String run, String stage, int step) {
    List<GroupRow> rows = new ArrayList<>();
    Long from = null;
    do {
      GroupPage page = page(run, stage, step, from);
      rows.addAll(page.groups());
      from = page.next();
    } while (from != null);
    Map<String, Integer> seen = new HashMap<>();
    List<Group> groups = new ArrayList<>();
    for (GroupRow row : rows.reversed()) {
      int occurrence = seen.merge(row.problem(), 1, Integer::sum) - 1;
      store.samples().group(row.place()).ifPresent(detail -> groups.add(group(detail, occurrence)));
    }
    return groups;
  }

  private GroupPage page(String run, String stage, int step, @Nullable Long from) {
    return store
        .samples()
        .page(
            run,
            org.spectrumworkbench.store.query.SampleFilter.ofStage(stage).atStep(step),
            from,
            PAGE);
  }

  private static Group group(GroupDetail detail, int occurrence) {
    GroupRow row = detail.group();
    return new Group(
        row.problem(),
        row.subdomain(),
        row.question(),
        detail.answer(),
        row.pCorrect(),
        row.weight(),
        occurrence,
        detail.rollouts().stream()
            .map(r ->
                new Answer(
                    r.sample(),
                    r.text(),
                    r.verdict(),
                    r.reason(),
                    r.extracted(),
                    r.reward(),
                    r.advantage(),
                    r.length(),
                    r.logProb(),
                    r.entropy()))
            .toList());
  }
}
