package org.spectrumworkbench.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What all screens look at: a click anywhere moves every open view, and Alt+Left and Alt+Right walk
 * through what was looked at before. On the window's thread.
 */
public final class Selection {
  private static final int MEMORY = 200;

  /**
   * One thing to look at; what is null is not chosen.
   *
   * @param run identifier of a run
   * @param stage identifier of a stage of that run
   * @param step optimiser step of that stage
   * @param subdomain its name
   * @param problem identifier of a problem
   * @param sample index of an answer in its group
   */
  public record Place(
      @Nullable String run,
      @Nullable String stage,
      @Nullable Integer step,
      @Nullable String subdomain,
      @Nullable String problem,
      @Nullable Integer sample) {
    /** Nothing chosen. */
    public static final Place NOWHERE = new Place(null, null, null, null, null, null);

    /** A run as a whole. */
    public static Place ofRun(String run) {
      return new Place(run, null, null, null, null, null);
    }

    public Place withStage(@Nullable String newStage) {
      return new Place(run, newStage, null, subdomain, problem, sample);
    }

    public Place withStep(@Nullable Integer newStep) {
      return new Place(run, stage, newStep, subdomain, problem, sample);
    }

    public Place withSubdomain(@Nullable String newSubdomain) {
      return new Place(run, stage, step, newSubdomain, problem, sample);
    }

    /** Another problem; no answer of it is chosen yet. */
    public Place withProblem(@Nullable String newProblem) {
      return new Place(run, stage, step, subdomain, newProblem, null);
    }

    public Place withSample(@Nullable Integer newSample) {
      return new Place(run, stage, step, subdomain, problem, newSample);
    }
  }

  private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.NOWHERE);
  private final Deque<Place> before = new ArrayDeque<>();
  private final Deque<Place> after = new ArrayDeque<>();

  /** Whether the last move was a step of a walk, whose beginning is remembered. */
  private boolean walking;

  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();

  private final ObjectBinding<@Nullable String> run = part(Place::run);
  private final ObjectBinding<@Nullable String> stage = part(Place::stage);
  private final ObjectBinding<@Nullable Integer> step = part(Place::step);
  private final ObjectBinding<@Nullable String> subdomain = part(Place::subdomain);
  private final ObjectBinding<@Nullable String> problem = part(Place::problem);
  private final ObjectBinding<@Nullable Integer> sample = part(Place::sample);

  public Place get() {
    return place.get();
  }

  /** The whole of it. */
  public ReadOnlyObjectProperty<Place> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** Looks there; where one looked before is remembered. */
  public void select(Place next) {
    if (next.equals(place.get())) {
      return;
    }
    walking = false;
    remember();
    move(next);
  }

  /**
   * Looks there as one step of a walk, such as along a slider: {@link #back()} leads to where the
   * walk began, whatever was passed on the way.
   */
  public void walk(Place next) {
    if (next.equals(place.get())) {
      return;
    }
    if (!walking) {
      remember();
    }
    walking = true;
    move(next);
  }

  private void remember() {
    before.push(place.get());
    if (before.size() > MEMORY) {
      before.removeLast();
    }
    after.clear();
  }

  /** Looks at a run as a whole, unless it is looked at already. */
  public void selectRun(String id) {
    if (!Objects.equals(get().run(), id)) {
      select(Place.ofRun(id));
    }
  }

  /** Where one looked before. */
  public void back() {
    walking = false;
    if (!before.isEmpty()) {
      after.push(place.get());
      move(before.pop());
    }
  }

  /** Takes a {@link #back()} back. */
  public void forward() {
    walking = false;
    if (!after.isEmpty()) {
      before.push(place.get());
      move(after.pop());
    }
  }

  /** Forgets every place of a run that is gone. */
  public void forget(String runGone) {
    before.removeIf(old -> Objects.equals(old.run(), runGone));
    after.removeIf(old -> Objects.equals(old.run(), runGone));
    move(Objects.equals(get().run(), runGone) ? Place.NOWHERE : get());
  }

  public ReadOnlyBooleanProperty canGoBackProperty() {
    return canGoBack.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canGoForwardProperty() {
    return canGoForward.getReadOnlyProperty();
  }

  /** The chosen run; changes only when another run is chosen, not with each place in it. */
  public ObjectBinding<@Nullable String> run() {
    return run;
  }

  public ObjectBinding<@Nullable String> stage() {
    return stage;
  }

  public ObjectBinding<@Nullable Integer> step() {
    return step;
  }

  public ObjectBinding<@Nullable String> subdomain() {
    return subdomain;
  }

  public ObjectBinding<@Nullable String> problem() {
    return problem;
  }

  public ObjectBinding<@Nullable Integer> sample() {
    return sample;
  }

  private void move(Place next) {
    canGoBack.set(!before.isEmpty());
    canGoForward.set(!after.isEmpty());
    place.set(next);
  }

  private <T> ObjectBinding<@Nullable T> part(Function<Place, @Nullable T> component) {
    return Bindings.createObjectBinding(() -> component.apply(place.get()), place);
  }
}
