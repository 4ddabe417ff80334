package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.family.Families;
import org.spectrumworkbench.core.problem.family.Generation;
import org.spectrumworkbench.core.problem.family.LeveledFamily;
import org.spectrumworkbench.core.problem.family.Solutions;
import org.spectrumworkbench.core.problem.family.TwinKind;

/** The families of problems as a page of documentation and as lists of the command line. */
final class FamiliesPage {
  private static final int EXAMPLE_LEVEL = 2;

  private FamiliesPage() {}

  /** The page {@code docs/families.md}. */
  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Families of problems

            %d families in %d subdomains; each has five levels, two or more strategies, and answers that are checked.

            ```sh
            ./spectrum generate linear-equation --level 2 --count 5 --seed 1
            ./spectrum generate algebra --level 1-3 --count 3000 --strategies all --as algebra-easy
            ./spectrum generate all --level 3 --count 620 --twins number,paraphrase,distractor,unit --out robust.jsonl
            ```

            This page is made by `./spectrum generate --markdown`.

            ## What holds for all of them

            - A problem is a function of a few whole numbers, which its id spells out: `linear-equation.2.3_5_0_20` is the
              problem of level 2 with these numbers, whatever seed drew it. The numbers are drawn by family, level, seed and
              the number of the draw; draws that repeat a problem are passed over. So a set has no prompt twice, and a longer
              set begins with a shorter one of the same seed.
            - Solutions end in `#### ANSWER` on a line of their own, the mark of GSM8K. A program is its own answer: the whole
              response is the code, and the working stands in its comments.
            - `--strategies one` brings one worked solution a problem, its strategy drawn by the seed. `--strategies all`
              brings the problem once for each strategy, with `+strategy` behind its id.
            - A row belongs to the part (training, probing, evaluation) that the hash of its question gives it, so a prompt
              that is held out stays held out under every seed.
            - Every family is solved a second way by the tests, from the text of the question alone: by counting, listing,
              searching, measuring, the calendar, or Python.

            Families, levels, wordings, the closing mark and the parts of twins are choices of ours; the VibeThinker
            reports name the first four subdomains and disclose no generator.

            ## Twins

            A twin is the same problem, perturbed: whoever solves one by understanding it solves the other. Its id is the
            original's with the kind behind a tilde, such as `~number`; it stands in its original's part and brings its own
            gold answer and solution.

            | kind | what changes | answer |
            |---|---|---|
            | `number` | the numbers, or in programs on strings the letters; the words stay | its own |
            | `paraphrase` | the words; the numbers stay | the same |
            | `distractor` | a sentence about something else, with a number of its own, comes first | the same |
            | `unit` | the unit that the answer is asked in becomes a smaller one | times the factor |

            Problems of the tiny language, which the shipped base model speaks, have `number` twins only. Where a text has so
            special a shape that no other numbers fit it, there is no `number` twin.
            """
                .formatted(Families.all().size(), Families.subdomains().size()));
    for (String subdomain : Families.subdomains()) {
      page.append("\n## ").append(title(subdomain)).append("\n\n");
      page.append("| family | levels 1 to 5 | strategies | example (level ")
          .append(EXAMPLE_LEVEL)
          .append(") | check | twins |\n|---|---|---|---|---|---|\n");
      Families.select(subdomain).forEach(family -> page.append(row(family)));
    }
    return page.toString();
  }

  /** The same as a table for a terminal, without levels and examples. */
  static List<String> lines() {
    TextTable table = new TextTable("family", "subdomain", "levels", "check", "what is asked");
    for (LeveledFamily family : Families.all()) {
      table.row(
          family.name(),
          family.subdomain(),
          "1-" + family.levels().size(),
          check(example(family)),
          family.description());
    }
    return table.lines();
  }

  /** The same for programs. */
  static List<Map<String, Object>> documents() {
    return Families.all().stream().map(FamiliesPage::document).toList();
  }

  private static Map<String, Object> document(LeveledFamily family) {
    Problem example = example(family);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("family", family.name());
    document.put("subdomain", family.subdomain());
    document.put("description", family.description());
    document.put("levels", family.levels());
    document.put("strategies", family.strategies());
    document.put("check", check(example));
    document.put("twins", family.twins().stream().map(TwinKind::word).toList());
    document.put("example", Map.of("question", example.question(), "answer", example.answer()));
    return document;
  }

  private static String row(LeveledFamily family) {
    Problem example = example(family);
    List<String> cells = new ArrayList<>();
    cells.add("`" + family.name() + "`: " + family.description());
    cells.add(String.join("; ", family.levels()));
    cells.add(String.join(", ", family.strategies()));
    cells.add(example.question() + " → `" + example.answer() + "`");
    cells.add(check(example));
    cells.add(String.join(", ", family.twins().stream().map(TwinKind::word).toList()));
    return "| " + String.join(" | ", cells.stream().map(FamiliesPage::cell).toList()) + " |\n";
  }

  private static Problem example(LeveledFamily family) {
    return Generation.of(family, EXAMPLE_LEVEL, 1, 1, Solutions.ONE).findFirst().orElseThrow();
  }

  /** The word for the kind of check. */
  private static String check(Problem problem) {
    return switch (problem.check()) {
      case Check.WholeNumber w -> "whole number";
      case Check.MathAnswer m -> "mathematics";
      case Check.Choice c -> "choice";
      case Check.Exact e -> "text";
      case Check.Numeric n -> "number within a tolerance";
      case Check.Format f -> "format";
      case Check.Countdown c -> "countdown";
      case Check.Program p -> "program";
    };
  }

  private static String title(String subdomain) {
    String words = subdomain.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("*", "\\*");
  }
}
