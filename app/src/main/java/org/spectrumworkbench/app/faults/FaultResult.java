package org.spectrumworkbench.app.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What came of trying a fault.
 *
 * @param outcome passed, failed, or not tried
 * @param tries how often it was made
 * @param held what held, how often
 * @param broken what did not hold; why it was not tried
 * @param counted where or how it happened, in words
 * @param messages what the program told the user
 * @param seconds that all tries took
 */
public record FaultResult(
    String name,
    String what,
    Outcome outcome,
    int tries,
    Map<String, Integer> held,
    List<String> broken,
    String counted,
    List<String> messages,
    double seconds) {
  /** In what it ended. */
  public enum Outcome {
    PASSED,
    FAILED,
    NOT_TRIED
  }

  public FaultResult {
    held = Map.copyOf(held);
    broken = List.copyOf(broken);
    messages = List.copyOf(messages);
  }

  static FaultResult of(Fault fault, Seen seen, double seconds) {
    boolean passed = seen.broken().isEmpty() && seen.tries() > 0 && !seen.held().isEmpty();
    return new FaultResult(
        fault.name(),
        fault.what(),
        passed ? Outcome.PASSED : Outcome.FAILED,
        seen.tries(),
        seen.held(),
        seen.broken(),
        seen.counted(),
        seen.messages(),
        seconds);
  }

  /** The same without the name of the temporary folder in which it was tried. */
  FaultResult withoutFolder(Path folder) {
    return new FaultResult(
        name,
        what,
        outcome,
        tries,
        held,
        broken,
        counted,
        messages.stream().map(text -> text.replace(folder.toString(), "HOME")).toList(),
        seconds);
  }

  static FaultResult notTried(Fault fault, String why) {
    return new FaultResult(
        fault.name(), fault.what(), Outcome.NOT_TRIED, 0, Map.of(), List.of(why), "", List.of(), 0);
  }
}
