package org.spectrumworkbench.app.plan;

import java.util.List;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Settings;

/**
 * One block of the pipeline strip.
 *
 * @param section the form's section that it stands for
 * @param title short name
 * @param summary what it will do, in a few words
 * @param active whether the run passes through it
 */
record Block(String section, String title, String summary, boolean active) {
  private static final Texts TEXTS = Texts.of(Block.class);

  /** The pipeline of a draft, in order: base, sft, probe, fuse, signal, evaluate. */
  static List<Block> of(Settings s) {
    boolean spectrum = s.names("stages").contains("spectrum");
    boolean signal = s.names("stages").contains("signal");
    boolean branches = s.text("sft.arrangement").equals("branches");
    String method = s.text("signal.method");
    return List.of(
        new Block(
            "base",
            TEXTS.get("block.base"),
            s.flag("model.from-scratch")
                ? TEXTS.get("block.base.trained", Formats.count(s.whole("base.steps")))
                : lastName(s.text("model.folder")),
            true),
        new Block(
            "sft",
            TEXTS.get("block.sft"),
            branches
                ? TEXTS.get("block.sft.branches", branches(s), Formats.count(s.whole("sft.steps")))
                : TEXTS.get("block.steps", Formats.count(s.whole("sft.steps"))),
            spectrum),
        new Block(
            "probe",
            TEXTS.get("block.probe"),
            TEXTS.get("block.probe.every", s.whole("probe.k"), s.whole("probe.every")),
            spectrum),
        new Block("fuse", TEXTS.get("block.fuse"), s.text("fuse.method"), spectrum),
        new Block(
            "signal",
            TEXTS.get("block.signal." + method),
            method.equals("mgpo")
                ? TEXTS.get(
                    "block.signal.lambda",
                    Formats.count(s.whole("signal.steps")),
                    Formats.number(s.real("signal.lambda")))
                : TEXTS.get("block.steps", Formats.count(s.whole("signal.steps"))),
            signal),
        new Block(
            "evaluate",
            TEXTS.get("block.evaluate"),
            TEXTS.get(
                "block.evaluate.samples",
                Formats.count(s.whole("evaluate.problems")),
                s.whole("evaluate.samples")),
            true));
  }

  /** How many branches there are, where that is known without looking at the problems. */
  private static String branches(Settings s) {
    int known = Experiment.subdomains(s).size();
    return known == 0 ? "N" : Integer.toString(known);
  }

  private static String lastName(String folder) {
    int slash = Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\'));
    return folder.substring(slash + 1);
  }
}
