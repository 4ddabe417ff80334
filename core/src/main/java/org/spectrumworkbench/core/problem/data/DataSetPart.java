package org.spectrumworkbench.core.problem.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Split;

/**
 * Names a data set or one part of it: {@code gsm8k}, {@code gsm8k@2:evaluate}.
 *
 * @param set the data set, with its version or without
 * @param part empty for all of them
 */
public record DataSetPart(DataSetReference set, Optional<Split> part) {
  /**
   * Reads a name.
   *
   * @throws WorkbenchException if the set's name cannot be one, or there is no such part
   */
  public static DataSetPart parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new DataSetPart(DataSetReference.parse(text), Optional.empty())
        : new DataSetPart(
            DataSetReference.parse(text.substring(0, colon)),
            Optional.of(part(text.substring(colon + 1))));
  }

  /** The names of a version, and of each part of it that has rows and is not all of it. */
  public static List<String> namesOf(DataSetVersion version) {
    return Stream.concat(
            Stream.of(version.reference()),
            Stream.of(Split.values())
                .filter(part -> version.manifest().rows(part) > 0)
                .filter(part -> version.manifest().rows(part) < version.size())
                .map(part -> version.reference() + ":" + word(part)))
        .toList();
  }

  private static Split part(String word) {
    return Arrays.stream(Split.values())
        .filter(split -> word(split).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new WorkbenchException(
                "'%s' is no part of a data set".formatted(word),
                "The parts are %s.".formatted(String.join(", ", words()))));
  }

  /** The name of a part as commands write it, such as {@code probe-select}. */
  public static String word(Split part) {
    return StrictObject.word(part);
  }

  private static List<String> words() {
    return Arrays.stream(Split.values()).map(DataSetPart::word).toList();
  }

  @Override
  public String toString() {
    return set + part.map(split -> ":" + word(split)).orElse("");
  }
}
