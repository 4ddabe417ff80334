package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes pictures of every screen, as docs/screenshots shows them. */
@Command(
    name = "screenshots",
    description =
        "Takes a picture of every screen of the window, light and dark, without a display.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class ScreenshotsCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Program.Camera camera;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the pictures go: SCREEN-light.png and SCREEN-dark.png.")
  Path out = Path.of("");

  @Option(names = "--width", defaultValue = "1280", description = "Default: ${DEFAULT-VALUE}")
  int width = 1280;

  @Option(names = "--height", defaultValue = "860", description = "Default: ${DEFAULT-VALUE}")
  int height = 860;

  ScreenshotsCommand(Workbench workbench, Terminal terminal, Program.Camera camera) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.camera = camera;
  }

  @Override
  public Integer call() throws NoDisplay {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    try (Store store = Store.open(workbench.store())) {
      new RunSync(store, List.of(workbench.runs())).catchUp();
    }
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Path pictures = out.toAbsolutePath();
    WindowCommand.show(() -> camera.take(workbench, folder.id(), pictures, width, height));
    terminal.out().println("pictures " + pictures);
    return ExitCode.OK;
  }
}
