package org.spectrumworkbench.app.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.samples.SampleSource.SampledStage;
import org.spectrumworkbench.app.shell.Selection;
import org.spectrumworkbench.app.shell.Selection.Place;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * What the samples screen shows. The shared selection says which run, stage, step, problem and
 * answer; the filter is this screen's own. On the window's thread.
 */
public final class SamplesModel {

  /**
   * What was read for a place.
   *
   * @param run null where none is chosen
   * @param stages that sampled so far
   * @param stage the one shown; null where there is none
   * @param step the one shown
   * @param groups of that step
   * @param sampled how many groups the step has; more than {@code groups} where only the newest are
   *     shown
   * @param subdomains of the run, in the order in which they get colours and markers
   */
  public record Samples(
      @Nullable String run,
      List<SampledStage> stages,
      @Nullable SampledStage stage,
      int step,
      List<Group> groups,
      int sampled,
      List<String> subdomains) {
    static final Samples NONE = new Samples(null, List.of(), null, 0, List.of(), 0, List.of());

    public Samples {
      subdomains = List.copyOf(subdomains);
      stages = List.copyOf(stages);
      groups = List.copyOf(groups);
    }
  }

  /**
   * A line of the list of problems.
   *
   * @param passing its answers that pass the filter, at least one
   */
  public record Line(Group group, List<Answer> passing) {
    public Line {
      passing = List.copyOf(passing);
    }
  }

  /** What a read depends on. */
  private record Question(@Nullable String run, @Nullable String stage, @Nullable Integer step) {}

  private final SampleSource source;
  private final Selection selection;
  private final FreshRead<Question, Samples> read;
  private final ReadOnlyObjectWrapper<Samples> samples = new ReadOnlyObjectWrapper<>(Samples.NONE);
  private final ReadOnlyObjectWrapper<SampleFilter> filter =
      new ReadOnlyObjectWrapper<>(SampleFilter.ALL);
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Line>> line =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean inSight;

  /** A step may draw one problem twice: which of the two is looked at. */
  private int occurrence;

  public SamplesModel(SampleSource source, Background background, Selection selection) {
    this.source = source;
    this.selection = selection;
    this.read = new FreshRead<>(background, "samples", this::read, this::show, this::failed);
    selection.placeProperty().addListener((p, old, place) -> moved(old, place));
  }

  /** Comes into sight: reads, and follows the selection from now on. */
  public void shown() {
    inSight = true;
    refresh();
  }

  /** Is covered: follows nothing any more. */
  public void hidden() {
    inSight = false;
    read.drop();
  }

  /** Reads again, since the store has taken in events. */
  public void refresh() {
    if (inSight) {
      Place place = selection.get();
      read.request(new Question(place.run(), place.stage(), place.step()));
    }
  }

  public ReadOnlyObjectProperty<Samples> samplesProperty() {
    return samples.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SampleFilter> filterProperty() {
    return filter.getReadOnlyProperty();
  }

  /** The problems with answers that pass the filter. */
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** The chosen problem; the first one where none is chosen. */
  public ReadOnlyObjectProperty<Optional<Line>> lineProperty() {
    return line.getReadOnlyProperty();
  }

  /** The chosen answer of the chosen problem; none until one is chosen. */
  public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** Why the last read failed, if it did. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Shows what passes; the subdomain is part of the shared selection. */
  public void filter(SampleFilter next) {
    filter.set(next);
    selection.select(selection.get().withSubdomain(next.subdomain()));
    arrange();
  }

  public void toggle(Outcome verdict) {
    filter(filter.get().toggled(verdict));
  }

  /** Shows another stage at its newest step. */
  public void chooseStage(String stage) {
    selection.select(selection.get().withStage(stage).withProblem(null));
  }

  /** Walks to another step of the stage. */
  public void walkToStep(int step) {
    SampledStage stage = samples.get().stage();
    if (stage != null) {
      selection.walk(selection.get().withStage(stage.id()).withStep(step).withProblem(null));
    }
  }

  /** Follows the newest step again. */
  public void chooseNewestStep() {
    selection.select(selection.get().withStep(null).withProblem(null));
  }

  /** The run's subdomains. */
  public List<String> subdomains() {
    return samples.get().subdomains();
  }

  /** Index of a subdomain for its colour and marker. */
  public int hue(String subdomain) {
    return Math.max(0, subdomains().indexOf(subdomain));
  }

  /** Whether the step is not pinned: the screen moves on with the run. */
  public boolean followsNewest() {
    return selection.get().step() == null;
  }

  /** Shows a problem, and pins the step so that a running stage does not take it away. */
  public void chooseLine(Line chosen) {
    chooseLine(chosen, selection::select);
  }

  private void chooseLine(Line chosen, Consumer<Place> go) {
    if (line.get().filter(chosen::equals).isPresent() && selection.get().problem() != null) {
      return;
    }
    occurrence = chosen.group().occurrence();
    select(chosen.group().problem(), null, go);
    pick();
  }

  /** Shows an answer of the chosen problem. */
  public void chooseAnswer(Answer chosen) {
    chooseAnswer(chosen, selection::select);
  }

  private void chooseAnswer(Answer chosen, Consumer<Place> go) {
    line.get().ifPresent(current -> select(current.group().problem(), chosen.sample(), go));
  }

  /** Goes this many problems on, or back where negative; stays at the ends. */
  public void moveProblem(int by) {
    List<Line> all = lines.get();
    if (!all.isEmpty()) {
      int at = line.get().map(all::indexOf).orElse(-1);
      chooseLine(all.get(Math.clamp(at < 0 ? 0 : at + by, 0, all.size() - 1)), selection::walk);
    }
  }

  /** Goes this many answers on, or back where negative; stays at the ends. */
  public void moveAnswer(int by) {
    Line current = line.get().orElse(null);
    if (current != null) {
      int at = answer.get().map(current.passing()::indexOf).orElse(-1);
      int to = at < 0 ? (by > 0 ? 0 : current.passing().size() - 1) : at + by;
      chooseAnswer(
          current.passing().get(Math.clamp(to, 0, current.passing().size() - 1)), selection::walk);
    }
  }

  /** The answers that pass the filter, as a table. */
  public Table table() {
    Samples shown = samples.get();
    SampledStage stage = shown.stage();
    return SampleTable.of(
        stage == null ? "" : stage.id(), shown.step(), shown.groups(), filter.get());
  }

  private void select(String problem, @Nullable Integer sample, Consumer<Place> go) {
    Samples shown = samples.get();
    SampledStage stage = shown.stage();
    if (stage != null) {
      go.accept(
          selection
              .get()
              .withStage(stage.id())
              .withStep(shown.step())
              .withProblem(problem)
              .withSample(sample));
    }
  }

  private void moved(Place old, Place place) {
    if (!Objects.equals(filter.get().subdomain(), place.subdomain())) {
      filter.set(filter.get().withSubdomain(place.subdomain()));
      arrange();
    }
    if (!Objects.equals(old.problem(), place.problem())) {
      occurrence =
          line.get().filter(l -> l.group().problem().equals(place.problem())).isPresent()
              ? occurrence
              : 0;
    }
    boolean sameStep =
        Objects.equals(place.run(), samples.get().run())
            && samples.get().stage() != null
            && Objects.equals(place.stage(), Objects.requireNonNull(samples.get().stage()).id())
            && Objects.equals(place.step(), samples.get().step());
    if (sameStep) {
      pick();
    } else {
      refresh();
    }
  }

  private Samples read(Question question) {
    String run = question.run();
    if (run == null) {
      return Samples.NONE;
    }
    List<SampledStage> stages = source.stages(run);
    if (stages.isEmpty()) {
      return new Samples(run, stages, null, 0, List.of(), 0, List.of());
    }
    SampledStage stage = toShow(stages, question.stage());
    Integer wanted = question.step();
    int step = wanted != null && stage.steps().contains(wanted) ? wanted : stage.steps().getLast();
    SampleSource.Step read = source.step(run, stage.id(), step);
    return new Samples(
        run, stages, stage, step, read.groups(), read.sampled(), source.subdomains(run));
  }

  /** The wanted stage; else the signal stage, which is what people come for; else the newest. */
  private static SampledStage toShow(List<SampledStage> stages, @Nullable String wanted) {
    for (String id : new @Nullable String[] {wanted, "signal"}) {
      for (SampledStage stage : stages) {
        if (stage.id().equals(id)) {
          return stage;
        }
      }
    }
    return stages.getLast();
  }

  private void show(Samples fresh) {
    failure.set(Optional.empty());
    if (!fresh.equals(samples.get())) {
      samples.set(fresh);
      arrange();
    }
  }

  private void failed(Throwable why) {
    failure.set(Optional.of(why));
  }

  private void arrange() {
    List<Line> next = new ArrayList<>();
    for (Group group : samples.get().groups()) {
      List<Answer> passing = filter.get().passing(group);
      if (!passing.isEmpty()) {
        next.add(new Line(group, passing));
      }
    }
    lines.set(List.copyOf(next));
    pick();
  }

  private void pick() {
    Place place = selection.get();
    List<Line> all = lines.get();
    Optional<Line> chosen =
        all.stream()
            .filter(l -> l.group().problem().equals(place.problem()))
            .filter(l -> l.group().occurrence() == occurrence)
            .findFirst();
    line.set(chosen.isPresent() || all.isEmpty() ? chosen : Optional.of(all.getFirst()));
    answer.set(
        chosen.flatMap(l ->
            l.passing().stream()
                .filter(a -> Integer.valueOf(a.sample()).equals(place.sample()))
                .findFirst()));
  }
}
