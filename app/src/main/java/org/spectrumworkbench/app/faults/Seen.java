package org.spectrumworkbench.app.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was seen while one fault was tried, once or many times. One thread. */
final class Seen {
  private static final int FAULTS_KEPT = 20;

  private final Map<String, Integer> held = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Set<String> messages = new LinkedHashSet<>();
  private int tries;

  /** The fault was made once more. */
  void tried() {
    tries++;
  }

  /**
   * Something that must hold.
   *
   * @param claim what
   * @param holds whether it does
   * @param otherwise what was there instead
   */
  void must(String claim, boolean holds, Object otherwise) {
    if (holds) {
      held.merge(claim, 1, Integer::sum);
    } else if (broken.size() < FAULTS_KEPT) {
      broken.add("not so: " + claim + ": " + otherwise);
    }
  }

  /** Counts where or how it happened, for the table. */
  void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  /** A message that the program gave to the user. */
  void message(String message) {
    if (messages.size() < 3) {
      messages.add(message.lines().findFirst().orElse(""));
    }
  }

  int tries() {
    return tries;
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  /** What held, how often. */
  Map<String, Integer> held() {
    return Map.copyOf(held);
  }

  List<String> messages() {
    return List.copyOf(messages);
  }

  /** The counts in words; empty where nothing was counted. */
  String counted() {
    return counts.entrySet().stream()
        .map(entry ->
            entry.getValue() == 1 ? entry.getKey() : entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
