package org.spectrumworkbench.core;

import java.util.Collection;
import java.util.Comparator;

/** What somebody who mistyped a name most likely meant. */
public final class Spelling {
  private Spelling() {}

  /**
   * The known name with the fewest letters to change, add or drop (Levenshtein).
   *
   * @param known one name or more; of equally near ones the first is taken
   */
  public static String nearest(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
        .orElseThrow();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
