package org.spectrumworkbench.app.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.Backup;
import org.spectrumworkbench.store.care.Manifest;
import org.spectrumworkbench.store.care.Restore;
import org.spectrumworkbench.store.care.StoreCheck;
import org.spectrumworkbench.store.care.StoreSize;

/**
 * What is done with the store, each with what came of it in lines for people. Off the window's
 * thread. Compacting closes the database for a while, rebuilding and restoring for a moment:
 * whoever asks it meanwhile waits.
 */
final class StoreCare {
  private static final Texts TEXTS = Texts.of(StoreCare.class);

  private final Workbench workbench;
  private final Store store;
  private final Clock clock;

  /** How a line is meant. */
  enum Tone {
    GOOD,
    PLAIN,
    FAULT
  }

  /**
   * One line of a result.
   *
   * @param mend what puts it right; empty where nothing has to be
   */
  record Line(Tone tone, String text, String mend) {
    static Line plain(String text) {
      return new Line(Tone.PLAIN, text, "");
    }

    static Line good(String text) {
      return new Line(Tone.GOOD, text, "");
    }

    static Line fault(WorkbenchException fault) {
      return new Line(Tone.FAULT, String.valueOf(fault.getMessage()), fault.mend());
    }
  }

  StoreCare(Workbench workbench, Store store, Clock clock) {
    this.workbench = workbench;
    this.store = store;
    this.clock = clock;
  }

  StoreSize size() {
    return StoreSize.of(store, workbench, Watch.NOBODY);
  }

  List<Line> backup(Path file, boolean withModels, Watch watch) {
    Backup.Written written = Backup.write(store, workbench, file, withModels, clock, watch);
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.good(
            TEXTS.get(
                "backup.done",
                Formats.count(written.runs()),
                Formats.count(written.files()),
                Formats.bytes(written.bytes()),
                Formats.bytes(written.size()))));
    lines.add(Line.plain(written.file().toString()));
    written.leftOut().forEach(name -> lines.add(Line.plain(TEXTS.get("backup.left-out", name))));
    return lines;
  }

  List<Line> verify(Watch watch) {
    StoreCheck.Found found = StoreCheck.of(store, workbench, true, watch);
    List<Line> lines = new ArrayList<>();
    lines.add(
        found.faults().isEmpty()
            ? Line.good(TEXTS.get("verify.well"))
            : new Line(Tone.FAULT, TEXTS.get("verify.faults", found.faults().size()), ""));
    found.faults().forEach(fault -> lines.add(Line.fault(fault)));
    lines.add(
        Line.plain(
            TEXTS.get(
                "verify.looked",
                Formats.count(found.rows()),
                Formats.count(found.runs()),
                Formats.count(found.events()),
                Formats.count(found.checkpoints()),
                Formats.count(found.models()),
                Formats.count(found.compared()))));
    found.notes().forEach(note -> lines.add(Line.plain(note)));
    return lines;
  }

  List<Line> compact() {
    Store.Compacted compacted = store.compact();
    return List.of(
        Line.good(
            TEXTS.get(
                "compact.done",
                Formats.bytes(compacted.before()),
                Formats.bytes(compacted.after()))));
  }

  List<Line> rebuild(Watch watch) {
    List<Line> lines = new ArrayList<>();
    store.rebuild(List.of(workbench.runs()), clock, fault -> lines.add(Line.fault(fault)), watch);
    lines.addFirst(
        lines.isEmpty()
            ? Line.good(TEXTS.get("rebuild.done", Formats.bytes(store.fileBytes())))
            : Line.plain(TEXTS.get("rebuild.partly", lines.size())));
    return lines;
  }

  List<Line> restore(Path file, Watch watch) {
    // Another process that has the store open would stand in the way of the last moment: better to
    // hear it before the unpacking.
    Boolean unused = store.closedWhile(() -> true);
    Restore.Restored restored;
    try (Restore unpacked = Restore.unpack(file, workbench, clock, watch)) {
      restored = store.closedWhile(unpacked::publish);
    }
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.good(
            TEXTS.get(
                "restore.done",
                Formats.count(restored.runs().size()),
                Formats.count(restored.files()))));
    for (Manifest.Run run : restored.kept()) {
      lines.add(Line.plain(TEXTS.get("restore.kept", run.id())));
    }
    for (Manifest.Run run : restored.nameTaken()) {
      lines.add(
          new Line(
              Tone.FAULT,
              TEXTS.get("restore.taken", run.id(), workbench.runs().resolve(run.folder())),
              TEXTS.get("restore.taken.mend")));
    }
    for (String kept : restored.filesKept()) {
      lines.add(Line.plain(TEXTS.get("restore.kept", kept)));
    }
    restored.oldDatabase().ifPresent(old -> lines.add(Line.plain(TEXTS.get("restore.aside", old))));
    if (!restored.models() && !restored.runs().isEmpty()) {
      lines.add(Line.plain(TEXTS.get("restore.no-models")));
    }
    return lines;
  }
}
