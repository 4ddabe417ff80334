package org.spectrumworkbench.app.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import org.spectrumworkbench.core.verify.code.Isolation;
import org.spectrumworkbench.core.verify.code.Sandbox;
import org.spectrumworkbench.store.Store;

/** Looks at everything a run and the window need, and says what is missing. */
final class Doctor {
  /** Below this a run of the default experiment may not fit. */
  private static final long ENOUGH_MEMORY = 1L << 30;

  private static final long ENOUGH_DISK = 1L << 30;

  private final Workbench workbench;
  private final Map<String, String> environment;
  private final Consumer<Check> found;
  private final List<Check> checks = new ArrayList<>();

  /** What a check came to. */
  enum Verdict {
    GOOD,
    /** Something does not work that not everybody needs. */
    LIMITED,
    BAD
  }

  /**
   * One thing looked at.
   *
   * @param mend what puts it right; empty where nothing has to be
   */
  record Check(String name, Verdict verdict, String detail, String mend) {}

  /**
   * @param found told of each check as it is done
   */
  Doctor(Workbench workbench, Map<String, String> environment, Consumer<Check> found) {
    this.workbench = workbench;
    this.environment = environment;
    this.found = found;
  }

  /** Does all checks. */
  List<Check> examine(String device) {
    good("program", "Spectrum Workbench " + Version.current() + ", Java " + Runtime.version());
    good(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch")
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors");
    memory();
    attempt("folder", this::folder);
    display();
    attempt("database", this::database);
    attempt("code sandbox", this::sandbox);
    attempt("engine and model", () -> engine(device));
    return List.copyOf(checks);
  }

  private void memory() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long free = system.getFreeMemorySize();
      long all = system.getTotalMemorySize();
      String detail = Formats.bytes(all) + ", of which " + Formats.bytes(free) + " are free";
      add(
          "memory",
          all >= ENOUGH_MEMORY ? Verdict.GOOD : Verdict.LIMITED,
          detail,
          all >= ENOUGH_MEMORY ? "" : "The default experiment takes up to 700 MiB.");
    }
  }

  private void folder() throws IOException {
    Path home = workbench.home();
    Privacy.makeFolders(workbench.runs());
    Path probe = Files.createTempFile(home, ".doctor", "");
    Files.delete(probe);
    FileStore store = Files.getFileStore(home);
    long free = store.getUsableSpace();
    add(
        "folder",
        free >= ENOUGH_DISK ? Verdict.GOOD : Verdict.LIMITED,
        home + ", " + Formats.bytes(free) + " of disk free",
        free >= ENOUGH_DISK ? "" : "Free some disk space, or set SPECTRUM_HOME to another disk.");
  }

  private void display() {
    String os = System.getProperty("os.name", "");
    String platform = System.getProperty("glass.platform", "");
    String display = environment.getOrDefault("DISPLAY", "");
    boolean linux = os.contains("Linux") && NoDisplay.usesX(os, platform);
    try {
      List<String> missing = linux ? WindowLibraries.missing() : List.of();
      if (!missing.isEmpty()) {
        throw NoDisplay.libraries(missing, null);
      }
      NoDisplay.check(os, platform, environment);
      if (linux && !WindowLibraries.displayAnswers(display)) {
        throw NoDisplay.cannotBeOpened(display, null);
      }
      good("display", display.isEmpty() ? "of the system" : display);
    } catch (NoDisplay none) {
      add("display", Verdict.LIMITED, String.valueOf(none.getMessage()), none.mend());
    }
  }

  private void database() {
    try (Store store = Store.open(workbench.store())) {
      good("database", store.contents().runs() + " runs read into " + workbench.store());
    }
  }

  private void sandbox() {
    try (Sandbox sandbox = Sandbox.open()) {
      String languages = String.join(", ", sandbox.languages());
      String detail =
          sandbox.isolation().words()
              + ", "
              + sandbox.reason()
              + (languages.isEmpty() ? "" : "; " + languages);
      if (sandbox.isolation() == Isolation.STRONG && sandbox.runs(Language.PYTHON)) {
        good("code sandbox", detail);
      } else {
        add(
            "code sandbox",
            Verdict.LIMITED,
            detail,
            "For answers that are programs: install python3, and on Linux bubblewrap; in a"
                + " container, allow user namespaces.");
      }
    }
  }

  private void engine(String device) {
    try (TorchEngine engine = TorchEngine.open(DeviceChoice.parse(device), 1)) {
      TorchEngine.Description description = engine.describe();
      good(
          "engine",
          "libtorch "
              + description.libtorch()
              + ", DJL "
              + description.djl()
              + ", on "
              + description.device());
      attempt("self-test", () -> selfTest(engine));
    }
  }

  private void selfTest(TorchEngine engine) {
    ModelFolder folder = BaseModels.open(BaseModels.TINY);
    try (DecoderModel model = DecoderModel.load(engine, folder.config(), folder.weights())) {
      good("self-test", SelfTest.run(model, folder.tokenizer()));
    }
  }

  private interface Examination {
    void run() throws IOException;
  }

  private void attempt(String name, Examination examination) {
    try {
      examination.run();
    } catch (WorkbenchException e) {
      add(name, Verdict.BAD, String.valueOf(e.getMessage()), e.mend());
    } catch (IOException e) {
      add(name, Verdict.BAD, e.toString(), "Check the permissions and the free disk space.");
    } catch (RuntimeException | LinkageError e) {
      add(name, Verdict.BAD, e.toString(), "Install the program anew; if it stays, report it.");
    }
  }

  private void good(String name, String detail) {
    add(name, Verdict.GOOD, detail, "");
  }

  private void add(String name, Verdict verdict, String detail, String mend) {
    Check check = new Check(name, verdict, detail, mend);
    checks.add(check);
    found.accept(check);
  }
}
