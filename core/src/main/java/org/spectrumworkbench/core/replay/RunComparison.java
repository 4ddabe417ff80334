package org.spectrumworkbench.core.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.Printable;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.Origins;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;

/**
 * Compares two runs event by event. Events of the same place in the method are put beside each
 * other, in whichever order they come; in runs that agree, no more than one waits for its partner.
 */
public final class RunComparison {
  private static final int MOST_WAITING = 10_000;

  /** An event that waits for its partner. {@code place}: how many came before it in its run. */
  private record Waiting(Measured measured, long place) {}

  private final Map<Measured.Key, Deque<Waiting>> firstWaits = new HashMap<>();
  private final Map<Measured.Key, Deque<Waiting>> secondWaits = new HashMap<>();
  private long compared;
  private long differences;
  private int weightsCompared;
  private int weightsNotThere;
  private @Nullable Difference earliest;
  private long earliestPlace = Long.MAX_VALUE;

  /**
   * What a comparison came to.
   *
   * @param compared how many values stood beside each other
   * @param differences how many of them differ, or stand in one run alone
   * @param weights how many models' weights were compared
   * @param first the earliest of them in the order of the run; empty where there is none
   * @param settings keys of the settings that differ, the run's name aside
   * @param origins what else differs in program, machine, problems and model
   */
  public record Outcome(
      long compared,
      long differences,
      Weights weights,
      Optional<Difference> first,
      List<Contrast> settings,
      List<Contrast> origins) {
    public Outcome {
      settings = List.copyOf(settings);
      origins = List.copyOf(origins);
    }

    public boolean identical() {
      return differences == 0;
    }

    /** What most likely made the numbers differ; empty where nothing is known to differ. */
    public Optional<Contrast> reason() {
      return identical()
          ? Optional.empty()
          : settings.stream().findFirst().or(() -> origins.stream().findFirst());
    }
  }

  /**
   * The models that both runs saved.
   *
   * @param compared those whose weights are in both
   * @param notThere those whose weights one of the runs has no more, or a bundle left out: nothing
   *     is known of them
   */
  public record Weights(int compared, int notThere) {
    /** For people: {@code weights of 2 of 4 models compared, the others are not there}. */
    public String words() {
      int all = compared + notThere;
      if (all == 0) {
        return "no models to compare";
      }
      String models = all == 1 ? "model" : "models";
      return notThere == 0
          ? "weights of %d %s compared".formatted(all, models)
          : compared == 0
              ? "weights not compared: of %d %s, none is in both runs".formatted(all, models)
              : "weights of %d of %d models compared, the others are not there"
                  .formatted(compared, all);
    }
  }

  /** A setting or a fact of the machine that is not the same; it may come from elsewhere. */
  public record Contrast(String name, String first, String second) {
    public Contrast {
      first = Printable.of(first);
      second = Printable.of(second);
    }
  }

  private RunComparison() {}

  /**
   * Compares two runs, and the weights that they saved where both still have them: the outcome
   * counts the others.
   */
  public static Outcome of(RunFolder first, RunFolder second) {
    RunComparison comparison = new RunComparison();
    comparison.events(first.lines(), second.lines());
    comparison.models(first, second);
    List<Contrast> settings = settings(first.settings(), second.settings());
    Set<String> named = settings.stream().map(Contrast::name).collect(Collectors.toSet());
    return new Outcome(
        comparison.compared,
        comparison.differences,
        new Weights(comparison.weightsCompared, comparison.weightsNotThere),
        Optional.ofNullable(comparison.earliest),
        settings,
        // Seed, threads and device are among both; once is enough.
        origins(machine(first), machine(second)).stream()
            .filter(one -> !named.contains(one.name()))
            .toList());
  }

  /** Compares events alone. */
  static Outcome of(Iterator<JournalLine> first, Iterator<JournalLine> second) {
    RunComparison comparison = new RunComparison();
    comparison.events(first, second);
    return new Outcome(
        comparison.compared,
        comparison.differences,
        new Weights(comparison.weightsCompared, comparison.weightsNotThere),
        Optional.ofNullable(comparison.earliest),
        List.of(),
        List.of());
  }

  private void events(Iterator<JournalLine> first, Iterator<JournalLine> second) {
    long firstPlace = 0;
    long secondPlace = 0;
    while (first.hasNext() || second.hasNext()) {
      Optional<Measured> one = next(first);
      if (one.isPresent()) {
        Waiting waiting = new Waiting(one.get(), firstPlace++);
        Waiting partner = partner(secondWaits, one.get().key());
        if (partner == null) {
          queue(firstWaits, waiting);
        } else {
          compare(waiting, partner);
        }
      }
      Optional<Measured> other = next(second);
      if (other.isPresent()) {
        Waiting waiting = new Waiting(other.get(), secondPlace++);
        Waiting partner = partner(firstWaits, other.get().key());
        if (partner == null) {
          queue(secondWaits, waiting);
        } else {
          compare(partner, waiting);
        }
      }
      if (firstWaits.size() + secondWaits.size() > MOST_WAITING) {
        giveUpWaiting();
      }
    }
    giveUpWaiting();
  }

  /** Runs on other problems have groups that never meet; not all of them need be in memory. */
  private void giveUpWaiting() {
    firstWaits.values().forEach(all -> all.forEach(one -> alone(one, true)));
    secondWaits.values().forEach(all -> all.forEach(one -> alone(one, false)));
    firstWaits.clear();
    secondWaits.clear();
  }

  private static Optional<Measured> next(Iterator<JournalLine> lines) {
    while (lines.hasNext()) {
      Optional<Measured> measured = Measured.of(lines.next().event());
      if (measured.isPresent()) {
        return measured;
      }
    }
    return Optional.empty();
  }

  private static void queue(Map<Measured.Key, Deque<Waiting>> waits, Waiting waiting) {
    waits.computeIfAbsent(waiting.measured.key(), key -> new ArrayDeque<>()).add(waiting);
  }

  private static @Nullable Waiting partner(
      Map<Measured.Key, Deque<Waiting>> waits, Measured.Key key) {
    Deque<Waiting> same = waits.get(key);
    if (same == null) {
      return null;
    }
    Waiting partner = same.poll();
    if (same.isEmpty()) {
      waits.remove(key);
    }
    return partner;
  }

  private void compare(Waiting first, Waiting second) {
    Set<String> names = new LinkedHashSet<>(first.measured.values().keySet());
    names.addAll(second.measured.values().keySet());
    for (String name : names) {
      String one = first.measured.values().getOrDefault(name, Difference.NOT_THERE);
      String other = second.measured.values().getOrDefault(name, Difference.NOT_THERE);
      compared++;
      if (!one.equals(other)) {
        differs(first.place, difference(first.measured.key(), name, one, other));
      }
    }
  }

  private void alone(Waiting waiting, boolean inFirst) {
    Measured.Key key = waiting.measured.key();
    compared++;
    differs(
        waiting.place,
        new Difference(
            key.stage(),
            key.step(),
            words(key),
            inFirst ? "there" : Difference.NOT_THERE,
            inFirst ? Difference.NOT_THERE : "there"));
  }

  private void differs(long place, Difference difference) {
    differences++;
    if (place < earliestPlace) {
      earliestPlace = place;
      earliest = difference;
    }
  }

  private static Difference difference(Measured.Key key, String name, String one, String other) {
    String metric = key.kind().equals("metrics") ? name : words(key) + ": " + name;
    return new Difference(key.stage(), key.step(), metric, one, other);
  }

  private static String words(Measured.Key key) {
    return key.which().isEmpty() ? key.kind() : key.kind() + " " + key.which();
  }

  /** Weights come last: a difference in them shows in numbers before. */
  private void models(RunFolder first, RunFolder second) {
    Map<String, String> paths = models(first);
    models(second)
        .forEach((stage, path) -> {
          String own = paths.get(stage);
          if (own == null) {
            return;
          }
          Optional<String> one = Origins.ofSaved(first, own);
          Optional<String> other = Origins.ofSaved(second, path);
          if (one.isEmpty() || other.isEmpty()) {
            weightsNotThere++;
          } else {
            weightsCompared++;
            compared++;
            if (!one.equals(other)) {
              differs(
                  Long.MAX_VALUE - 1,
                  new Difference(stage, 0, "weights, sha256", one.get(), other.get()));
            }
          }
        });
  }

  private static Map<String, String> models(RunFolder run) {
    Map<String, String> paths = new LinkedHashMap<>();
    run.events()
        .forEach(line -> {
          if (line.event() instanceof RunEvent.ModelSaved saved) {
            paths.put(saved.stage(), saved.path());
          }
        });
    return paths;
  }

  static List<Contrast> settings(Settings first, Settings second) {
    List<Contrast> all = new ArrayList<>();
    first
        .all()
        .forEach((key, value) -> {
          String one = String.valueOf(value);
          String other = String.valueOf(second.all().get(key));
          if (!key.equals("name") && !one.equals(other)) {
            all.add(new Contrast(key, one, other));
          }
        });
    return all;
  }

  private static Map<String, String> machine(RunFolder run) {
    Map<String, String> facts = new HashMap<>();
    run.events()
        .forEach(line -> {
          if (line.event() instanceof RunEvent.AttemptStarted started) {
            facts.putAll(started.machine());
          }
        });
    return facts;
  }

  static List<Contrast> origins(Map<String, String> first, Map<String, String> second) {
    Set<String> names = new LinkedHashSet<>(Origins.LIKELY_REASONS);
    names.addAll(new TreeSet<>(first.keySet()));
    names.addAll(new TreeSet<>(second.keySet()));
    // It differs wherever a setting does, and settings are compared by themselves.
    names.remove(Origins.SETTINGS_HASH);
    List<Contrast> all = new ArrayList<>();
    for (String name : names) {
      String one = first.getOrDefault(name, "unknown");
      String other = second.getOrDefault(name, "unknown");
      if (!one.equals(other)) {
        all.add(new Contrast(name, one, other));
      }
    }
    return all;
  }
}
