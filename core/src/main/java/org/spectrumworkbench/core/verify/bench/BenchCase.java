package org.spectrumworkbench.core.verify.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.verify.CheckKind;

/**
 * One response to be checked, with the verdict that it should get where that is known.
 *
 * @param id names it in lists; need not be unique
 * @param category what it is an example of, such as {@code thousands separators}
 * @param check how it is judged
 * @param gold the gold answer; empty where the check needs none
 * @param answer the response, whole
 * @param truncated whether the response hit the length limit before it ended
 * @param expected whether the answer is right, as a person says; null where nobody said
 */
public record BenchCase(
    String id,
    String category,
    Check check,
    String gold,
    String answer,
    boolean truncated,
    @Nullable Boolean expected) {
  public BenchCase {
    Objects.requireNonNull(id);
    Objects.requireNonNull(category);
    Objects.requireNonNull(check);
    Objects.requireNonNull(gold);
    Objects.requireNonNull(answer);
  }

  /** A case that came to its own end. */
  public BenchCase(
      String id,
      String category,
      Check check,
      String gold,
      String answer,
      @Nullable Boolean expected) {
    this(id, category, check, gold, answer, false, expected);
  }

  public CheckKind kind() {
    return CheckKind.of(check);
  }

  /** The problem that a verifier is given. */
  public Problem problem() {
    return new Problem(id, Problem.UNSORTED, category, "", gold, check, null);
  }

  /**
   * Tells cases apart by what a verdict depends on: SHA-256 of check, gold answer, response and
   * whether it was cut off, in hexadecimal. Identifier, category and label are left out, so that a
   * ruling holds wherever the same case comes up again.
   */
  public String key() {
    MessageDigest digest = Hashes.sha256();
    for (String part :
        new String[] {kind().word(), check.toString(), gold, answer, Boolean.toString(truncated)}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // The length goes in too, so that no two lists of parts can run into the same bytes.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return Hashes.hex(digest.digest());
  }
}
