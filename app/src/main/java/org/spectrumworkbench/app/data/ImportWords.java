package org.spectrumworkbench.app.data;

import java.nio.file.Path;
import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.data.AnswerKind;
import org.spectrumworkbench.core.problem.data.MappingProposal;
import org.spectrumworkbench.core.problem.data.ProposedCheck;
import org.spectrumworkbench.core.problem.table.TableFile;

/** What the page of an import says of a file and of its mapping. */
final class ImportWords {
  private static final Texts TEXTS = Texts.of(ImportWords.class);

  private ImportWords() {}

  /** What the file is. */
  static String layout(TableFile file, MappingProposal proposal) {
    return TEXTS.get(
        "layout",
        file.path().getFileName(),
        TEXTS.get("format." + file.format().word())
            + (file.packed() ? TEXTS.get("format.packed") : ""),
        Formats.bytes(file.bytes()),
        proposal.preset().map(p -> TEXTS.get("layout.preset", p.word())).orElse(""));
  }

  /**
   * Why answers are checked as they are, or which check fits better.
   *
   * @param kind the one that is chosen
   * @return empty where nothing needs saying
   */
  static String reason(AnswerKind kind, ProposedCheck check) {
    if (check.why().isEmpty()) {
      return "";
    }
    return check.kind() == kind
        ? TEXTS.get("reason", check.why())
        : TEXTS.get(
            "reason.other",
            TEXTS.get("kind." + check.kind().name().toLowerCase(Locale.ROOT)),
            check.why());
  }

  /** A name for the data set, made of the file's. */
  static String suggestedName(Path file) {
    String base = file.getFileName().toString().replaceFirst("\\.gz$", "");
    int dot = base.lastIndexOf('.');
    String name = (dot > 0 ? base.substring(0, dot) : base).toLowerCase(Locale.ROOT);
    return name.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+|[.]+$", "");
  }
}
