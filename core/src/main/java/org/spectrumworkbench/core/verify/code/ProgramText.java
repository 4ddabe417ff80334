package org.spectrumworkbench.core.verify.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/**
 * A program found in a response.
 *
 * @param text the program
 * @param fenced whether it stood between fences; else it is the whole response, which may be none
 */
record ProgramText(String text, boolean fenced) {
  private static final Set<String> PYTHON = Set.of("python", "python3", "py");
  private static final Set<String> JAVA = Set.of("java");

  private record Block(String language, String text) {}

  /**
   * Finds the program: the last fenced block that names the language, else the last that names
   * none, else the whole response. A fence that is never closed holds to the end.
   */
  static Optional<ProgramText> in(String response, Language language) {
    Set<String> names =
        switch (language) {
          case PYTHON -> PYTHON;
          case JAVA -> JAVA;
        };
    List<Block> blocks = blocks(response);
    return last(blocks, names)
        .or(() -> last(blocks, Set.of("")))
        .map(block -> new ProgramText(block.text(), true))
        .or(() -> Optional.of(new ProgramText(response, false)))
        .filter(program -> !program.text().isBlank());
  }

  private static Optional<Block> last(List<Block> blocks, Set<String> languages) {
    return blocks.reversed().stream()
        .filter(block -> languages.contains(block.language()))
        .findFirst();
  }

  private static List<Block> blocks(String response) {
    List<Block> blocks = new ArrayList<>();
    String fence = "";
    String language = "";
    StringBuilder text = new StringBuilder();
    for (String line : response.lines().toList()) {
      String start = line.strip();
      if (fence.isEmpty()) {
        if (start.startsWith("```") || start.startsWith("~~~")) {
          int marks = marks(start);
          fence = start.substring(0, marks);
          language = firstWord(start.substring(marks));
          text.setLength(0);
        }
      } else if (start.startsWith(fence) && start.length() == marks(start)) {
        blocks.add(new Block(language, text.toString()));
        fence = "";
      } else {
        text.append(line).append('\n');
      }
    }
    if (!fence.isEmpty()) {
      blocks.add(new Block(language, text.toString()));
    }
    return blocks;
  }

  private static int marks(String line) {
    int n = 0;
    while (n < line.length() && line.charAt(n) == line.charAt(0)) {
      n++;
    }
    return n;
  }

  private static String firstWord(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    int n = 0;
    while (n < word.length() && Character.isLetterOrDigit(word.charAt(n))) {
      n++;
    }
    return word.substring(0, n);
  }
}
