package org.spectrumworkbench.core.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;

/**
 * Chooses the specialist of each subdomain (paper: domain-aware diversity probing).
 *
 * <pre>M_i* = argmax_t P_i(t)</pre>
 *
 * over the select half. Of checkpoints with the same score the one of fewer steps wins, then the
 * one probed first.
 */
public final class SpecialistSelection {
  private SpecialistSelection() {}

  /**
   * Selection among certain checkpoints: all in the paper's arrangement, or those of a subdomain's
   * own branch.
   *
   * @param eligible whether a checkpoint may become the specialist of a subdomain
   * @return one specialist a subdomain, in the table's order
   * @throws WorkbenchException if a subdomain was not probed on the select half
   */
  public static List<Specialist> of(ProbeTable table, BiPredicate<String, Checkpoint> eligible) {
    List<Specialist> specialists = new ArrayList<>();
    for (String subdomain : table.subdomains()) {
      specialists.add(
          table.checkpoints().stream()
              .filter(checkpoint -> eligible.test(subdomain, checkpoint))
              .filter(c -> table.passAtK(c, subdomain, Half.SELECT).isPresent())
              .map(checkpoint -> specialist(table, subdomain, checkpoint))
              .reduce((best, next) -> isBetter(next, best) ? next : best)
              .orElseThrow(() ->
                  new WorkbenchException(
                      "No checkpoint was probed in the subdomain '" + subdomain + "'",
                      "Probe at least once: save checkpoints more often than the stage has"
                          + " steps.")));
    }
    return specialists;
  }

  private static Specialist specialist(ProbeTable table, String subdomain, Checkpoint checkpoint) {
    return new Specialist(
        subdomain,
        checkpoint,
        table.passAtK(checkpoint, subdomain, Half.SELECT).orElseThrow(),
        table.passAtK(checkpoint, subdomain, Half.CONFIRM).orElse(Double.NaN));
  }

  private static boolean isBetter(Specialist next, Specialist best) {
    if (next.selected() != best.selected()) {
      return next.selected() > best.selected();
    }
    return next.checkpoint().step() < best.checkpoint().step();
  }
}
