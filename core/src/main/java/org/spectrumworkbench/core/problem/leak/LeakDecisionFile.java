package org.spectrumworkbench.core.problem.leak;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Decisions on disk: one JSON document, written whole. */
public record LeakDecisionFile(Path path) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The decisions of a workbench, beside its data sets. */
  public static LeakDecisionFile in(Path home) {
    return new LeakDecisionFile(home.resolve("decontamination.json"));
  }

  private record Document(List<Line> decisions) {}

  private record Line(
      String train,
      String row,
      String eval,
      String item,
      LeakDecision.Choice choice,
      String reason) {}

  /**
   * Reads what was decided; nothing where there is no file.
   *
   * @throws WorkbenchException where the file is damaged or cannot be read
   */
  public LeakDecisions read() {
    try {
      Document document = JSON.readValue(Files.readAllBytes(path), Document.class);
      Map<HitKey, LeakDecision> decisions = new LinkedHashMap<>();
      for (Line line : requireNonNull(document.decisions(), "decisions")) {
        decisions.put(
            new HitKey(
                requireNonNull(line.train(), "train"),
                requireNonNull(line.row(), "row"),
                requireNonNull(line.eval(), "eval"),
                requireNonNull(line.item(), "item")),
            new LeakDecision(line.choice(), line.reason()));
      }
      return LeakDecisions.of(decisions);
    } catch (NoSuchFileException e) {
      return LeakDecisions.NONE;
    } catch (IOException | JacksonException | NullPointerException e) {
      throw new WorkbenchException(
          "The decisions on leaks in " + path + " cannot be read: " + e.getMessage(),
          "Mend the file, or move it away to begin without decisions.",
          e);
    }
  }

  /**
   * Writes all decisions in place of those that stood there.
   *
   * @throws WorkbenchException where the disk does not take them
   */
  public void write(LeakDecisions decisions) {
    List<Line> lines = new ArrayList<>();
    decisions
        .byHit()
        .forEach((hit, decision) ->
            lines.add(
                new Line(
                    hit.train(),
                    hit.row(),
                    hit.eval(),
                    hit.item(),
                    decision.choice(),
                    decision.reason())));
    try {
      Privacy.makeFoldersAbove(path);
      WholeFile.write(path, JSON.writeValueAsBytes(new Document(lines)));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The decisions on leaks cannot be written to " + path + ": " + FileFault.words(e),
          "Free some disk space and check the permissions.",
          e);
    }
  }
}
