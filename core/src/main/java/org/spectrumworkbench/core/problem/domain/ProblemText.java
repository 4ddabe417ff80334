package org.spectrumworkbench.core.problem.domain;

import java.nio.ByteBuffer;
import java.util.List;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;

/**
 * A problem prepared for rules.
 *
 * @param problem the problem
 * @param words of its question, in order
 * @param mirror the same for the question's mirror images, which have the same words in another
 *     order
 */
public record ProblemText(Problem problem, List<String> words, MirrorKey mirror) {
  public ProblemText {
    words = List.copyOf(words);
  }

  /** Prepares a problem. */
  public static ProblemText of(Problem problem) {
    return new ProblemText(problem, Words.of(problem.question()), MirrorKey.of(problem.question()));
  }

  /**
   * The first 128 bits of the hash that {@link Split#mirrorHash} gives, ordered as unsigned.
   *
   * @param high bits 0 to 63
   * @param low bits 64 to 127
   */
  public record MirrorKey(long high, long low) implements Comparable<MirrorKey> {
    /** The key of a question. */
    public static MirrorKey of(String question) {
      ByteBuffer hash = ByteBuffer.wrap(Split.mirrorHash(question));
      return new MirrorKey(hash.getLong(), hash.getLong());
    }

    @Override
    public int compareTo(MirrorKey other) {
      int byHigh = Long.compareUnsigned(high, other.high);
      return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
  }
}
