package org.spectrumworkbench.core.problem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * A named, ordered list of problems with distinct ids.
 *
 * @param name what people call the set, such as {@code evaluate}
 * @param problems the problems in a fixed order
 */
public record ProblemSet(String name, List<Problem> problems) {

  /**
   * @throws WorkbenchException if two problems share an id
   */
  public ProblemSet {
    problems = List.copyOf(problems);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < problems.size(); i++) {
      if (!ids.add(problems.get(i).id())) {
        throw new WorkbenchException(
            "Problem set '%s', entry %d: the id '%s' is there twice"
                .formatted(name, i + 1, problems.get(i).id()),
            "Give every problem an id of its own.");
      }
    }
  }

  /** How many problems there are. */
  public int size() {
    return problems.size();
  }

  /**
   * SHA-256 of every field of every problem in order, in lower-case hexadecimal. The name is left
   * out: two sets with the same content have the same hash.
   */
  public String contentHash() {
    MessageDigest digest = Hashes.sha256();
    for (Problem problem : problems) {
      for (String field : fields(problem)) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        // The length goes in too, so that no two lists of fields can run into the same bytes.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
    }
    return Hashes.hex(digest.digest());
  }

  private static List<String> fields(Problem problem) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                problem.id(),
                problem.subdomain(),
                problem.family(),
                problem.question(),
                problem.answer()));
    // Problems of the tiny language keep the hash that they had before there were other checks.
    if (!problem.check().equals(Check.WHOLE_NUMBER)) {
      fields.add(problem.check().toString());
    }
    if (problem.solution() != null) {
      fields.add(problem.solution());
    }
    return fields;
  }
}
