package org.spectrumworkbench.core.problem.data;

import java.nio.ByteBuffer;
import java.util.Comparator;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.PromptTemplate;
import org.spectrumworkbench.core.problem.Split;

/**
 * A row that is held out.
 *
 * @param place where it stands among the others
 * @param row its number
 */
record HeldOutRow(Place place, int row) {
  /**
   * A place in an order that depends on neither the order of the rows nor a seed. Equal for the
   * same question with the same options, and only then (64 bits of a hash).
   *
   * @param mirror of the question's words in whatever order
   * @param text of the question with its options
   */
  record Place(long mirror, long text) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::mirror).thenComparingLong(Place::text);

    static Place of(Problem problem) {
      return new Place(
          ByteBuffer.wrap(Split.mirrorHash(problem.question())).getLong(),
          ByteBuffer.wrap(Hashes.sha256(PromptTemplate.PLAIN.of(problem))).getLong());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
