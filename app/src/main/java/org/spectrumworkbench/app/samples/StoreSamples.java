package org.spectrumworkbench.app.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.GroupDetail;
import org.spectrumworkbench.store.query.GroupRow;
import org.spectrumworkbench.store.query.RunDetail;
import org.spectrumworkbench.store.query.StageRow;
import org.spectrumworkbench.store.query.StepGroups;

/** Reads the samples screen's data from the store. */
public final class StoreSamples implements SampleSource {
  /** More than anybody looks through; an evaluation may have a hundred thousand. */
  static final int MOST_GROUPS = 500;

  private record Stage(String run, String stage) {}

  private final Store store;

  /** Steps as they were read last: they seldom change but by new ones. */
  private final Map<Stage, List<Integer>> steps = new ConcurrentHashMap<>();

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
    return stage.started() == null
        ? List.of()
        : steps.compute(
            new Stage(run, stage.stage()),
            (key, known) -> known == null ? all(key) : now(key, known));
  }

  private List<Integer> all(Stage stage) {
    return store.live().steps(stage.run(), stage.stage(), Integer.MIN_VALUE);
  }

  /** Asks for what is new only; a resume may have taken the last steps back. */
  private List<Integer> now(Stage stage, List<Integer> known) {
    if (known.isEmpty()) {
      return all(stage);
    }
    List<Integer> news = store.live().steps(stage.run(), stage.stage(), known.getLast());
    if (news.isEmpty() || !news.getFirst().equals(known.getLast())) {
      return all(stage);
    }
    return news.size() == 1 ? known : Stream.concat(known.stream(), news.stream().skip(1)).toList();
  }

  @Override
  public List<String> subdomains(String run) {
    Optional<RunDetail> detail = store.runs().detail(run);
    if (detail.isPresent()) {
      try {
        return Experiment.subdomains(ExperimentFile.parse(detail.get().settings(), run));
      } catch (WorkbenchException otherVersion) {
        return store.samples().subdomains(run);
      }
    }
    return List.of();
  }

  @Override
  public Step step(String run, String stage, int step) {
    StepGroups read = store.samples().step(run, stage, step, MOST_GROUPS);
    Map<String, Integer> seen = new HashMap<>();
    List<Group> groups = new ArrayList<>();
    for (GroupDetail detail : read.groups()) {
      int occurrence = seen.merge(detail.group().problem(), 1, Integer::sum) - 1;
      groups.add(group(detail, occurrence));
    }
    return new Step(groups, read.sampled());
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
