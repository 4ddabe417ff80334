package org.spectrumworkbench.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.bench.VerifierBench;
import org.spectrumworkbench.app.data.DataScreen;
import org.spectrumworkbench.app.data.DataTab;
import org.spectrumworkbench.app.domains.DomainsScreen;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.home.HomeScreen;
import org.spectrumworkbench.app.leaks.EvaluatedRuns;
import org.spectrumworkbench.app.leaks.LeakScoresModel;
import org.spectrumworkbench.app.leaks.LeaksModel;
import org.spectrumworkbench.app.leaks.LeaksView;
import org.spectrumworkbench.app.live.LiveScreen;
import org.spectrumworkbench.app.live.StoreLive;
import org.spectrumworkbench.app.notice.DesktopNotice;
import org.spectrumworkbench.app.passk.PassKScreen;
import org.spectrumworkbench.app.plan.Forecaster;
import org.spectrumworkbench.app.plan.PlanScreen;
import org.spectrumworkbench.app.queue.Presence;
import org.spectrumworkbench.app.queue.QueueModel;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.runs.RunsScreen;
import org.spectrumworkbench.app.samples.SamplesScreen;
import org.spectrumworkbench.app.samples.StoreSamples;
import org.spectrumworkbench.app.score.StoreEvaluated;
import org.spectrumworkbench.app.settings.NoticesPane;
import org.spectrumworkbench.app.settings.SettingsScreen;
import org.spectrumworkbench.app.shell.LateNavigation;
import org.spectrumworkbench.app.shell.Machine;
import org.spectrumworkbench.app.shell.NoticeCards;
import org.spectrumworkbench.app.shell.NoticeModel;
import org.spectrumworkbench.app.shell.RunLauncher;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Selection;
import org.spectrumworkbench.app.shell.Shell;
import org.spectrumworkbench.app.shell.WindowMemory;
import org.spectrumworkbench.app.shell.WindowModel;
import org.spectrumworkbench.app.shell.WorkbenchWatch;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.app.worker.ProgramReport;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.family.Families;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;

/**
 * The one place where the window's parts are put together. Every part gets what it needs through
 * its constructor; nothing is looked up elsewhere.
 */
public final class WorkbenchWindow implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchWindow.class);

  private final Stage stage;
  private final Path memoryFile;
  private final Store store;
  private final WorkbenchWatch watch;
  private final Presence presence;
  private final Workspace workspace;
  private final Overlay overlay;
  private final Shell shell;
  private volatile @Nullable Thread closing;

  /**
   * What the window is given from outside: the real ones by {@link WorkbenchApp}, others by tests
   * and by the program that takes the screenshots.
   *
   * @param workers makes the background, given what to do with failures nobody handles
   */
  public record Parts(
      Workbench workbench,
      RunLauncher launcher,
      RunQueue queue,
      ServiceCall service,
      FileChoice files,
      Optional<Forecaster> forecaster,
      Workers workers,
      Clock clock) {}

  /** Makes the background that work is done on. */
  @FunctionalInterface
  public interface Workers {
    Background make(Consumer<Throwable> unhandled);
  }

  /**
   * What is read before the window can be laid out.
   *
   * @param store open; the window closes it
   * @param memory how the window looked last
   * @param log the newest log of the program
   */
  public record Opened(Store store, WindowMemory memory, Optional<Path> log) {
    /**
     * Opens the store and reads the rest. Off the window's thread: another program may hold the
     * database for a while.
     *
     * @throws WorkbenchException where the store cannot be opened
     */
    public static Opened read(Workbench workbench) {
      return with(workbench, Store.open(workbench.store()));
    }

    /**
     * Makes the database anew from the run folders first; the old file is kept beside it.
     *
     * @param watch is told how far it is
     * @throws WorkbenchException where another program holds the old file
     */
    public static Opened rebuilt(Workbench workbench, Clock clock, Watch watch) {
      return with(
          workbench,
          Store.rebuild(
              workbench.store(),
              List.of(workbench.runs()),
              clock,
              // The window's watch meets the same faults and shows them.
              fault -> LOG.warn("left out by the rebuild", fault),
              watch));
    }

    private static Opened with(Workbench workbench, Store store) {
      return new Opened(store, WindowMemory.read(memoryFile(workbench)), latestLog(workbench));
    }
  }

  /** Lays out the window; it is shown by {@link #show}. */
  public WorkbenchWindow(Stage stage, Parts parts, Opened opened) {
    this.stage = stage;
    Workbench workbench = parts.workbench();
    this.memoryFile = memoryFile(workbench);
    WindowMemory memory = opened.memory();
    this.store = opened.store();

    this.overlay = new Overlay(parts.files(), opened.log());
    Background background = parts.workers().make(overlay::fault);
    this.watch =
        new WorkbenchWatch(
            new RunSync(store, List.of(workbench.runs())),
            background,
            fault -> overlay.tell(fault.getMessage() + "\n" + fault.mend()));
    ObjectProperty<Theme> theme = new SimpleObjectProperty<>(memory.theme());
    LateNavigation navigation = new LateNavigation();
    this.workspace =
        new Workspace(
            workbench,
            store,
            background,
            new Selection(),
            navigation,
            watch.revision(),
            theme,
            overlay,
            parts.files(),
            parts.launcher(),
            new QueueModel(parts.queue(), parts.service(), background, overlay),
            parts.clock());
    WindowModel model = new WindowModel(workspace);
    memory.theme().apply();
    this.shell = new Shell(workspace, overlay, screens(parts, model, opened.log()), model, memory);
    navigation.connect(shell::open);
    Scene unused = shell.on(stage, memory);
    stage.setOnCloseRequest(request -> close());
    watch.faultsProperty().addListener((property, old, now) -> model.warn(now));
    watch.start(model::load);
    NoticeCards cards = new NoticeCards(overlay);
    NoticeModel notices =
        new NoticeModel(
            workspace,
            DesktopNotice.ofSystem(),
            () -> Window.getWindows().stream().anyMatch(Window::isFocused),
            run -> shell.shows("live") && run.equals(workspace.selection().get().run()),
            cards::show);
    this.presence = Presence.ofWindow(workbench);
    watch.also(() -> {
      if (presence.who().isEmpty()) {
        presence.announce(ProcessIdentity.current());
      }
      workspace.queue().look().ifPresent(now -> notices.look(now.attempts()));
    });
  }

  /** The screens, in the rail's order. */
  private List<Screen> screens(Parts parts, WindowModel model, Optional<Path> log) {
    PlanScreen plan = PlanScreen.onThisMachine(workspace, parts.forecaster(), model::liveRuns);
    List<Screen> screens = new ArrayList<>();
    screens.add(
        new HomeScreen(
            workspace,
            Machine::read,
            preset -> {
              plan.model().begin(preset);
              workspace.navigation().open(plan.id());
            }));
    DataScreen sets =
        new DataScreen(
            workspace,
            List.of(decontamination(), verifierBench()),
            Optional.of(set -> {
              plan.model().use(set.reference());
              workspace.navigation().open(plan.id());
            }));
    screens.add(sets);
    screens.add(
        new DomainsScreen(
            workspace,
            () -> workspace.navigation().open(sets.id()),
            () -> sets.generate(Families.ALL)));
    screens.add(plan);
    screens.add(
        new RunsScreen(
            workspace,
            (start, settings) -> {
              plan.model().begin(start, settings);
              workspace.navigation().open(plan.id());
            }));
    screens.add(new LiveScreen(workspace, new StoreLive(store)));
    screens.add(new SamplesScreen(workspace, new StoreSamples(store)));
    screens.add(new PassKScreen(workspace, new StoreEvaluated(store)));
    screens.add(
        new SettingsScreen(
            workspace,
            () -> ProgramReport.of(workspace.workbench(), "doctor"),
            log,
            List.of(
                new SettingsScreen.Section(
                    NoticesPane.title(), () -> new NoticesPane(workspace)))));
    return List.copyOf(screens);
  }

  private DataTab decontamination() {
    EvaluatedRuns runs = new EvaluatedRuns(workspace.store());
    LeaksModel model =
        new LeaksModel(
            new DataSetLibrary(workspace.workbench().datasets()),
            runs,
            LeakDecisionFile.in(workspace.workbench().home()),
            workspace.background());
    LeakScoresModel scores = new LeakScoresModel(model, runs, workspace.background());
    return new DataTab(
        "decontamination",
        LeaksView.title(),
        () -> new LeaksView(workspace, model, scores),
        () -> {
          model.shown();
          scores.shown();
        },
        LeaksView.keyHints(),
        List.of());
  }

  private DataTab verifierBench() {
    VerifierBench bench = new VerifierBench(workspace);
    return new DataTab(
        "verifier-bench", bench.title(), bench::node, bench::shown, bench.keys(), bench.commands());
  }

  public void show() {
    stage.show();
  }

  /** The screens by {@link Screen#id}, in the rail's order. */
  public List<String> screenIds() {
    return shell.screenIds();
  }

  /** Opens the palette, as Ctrl+K does. */
  public void openPalette() {
    shell.openPalette();
  }

  /** What the screens were given. */
  public Workspace workspace() {
    return workspace;
  }

  /** Shows what went wrong. From any thread. */
  public void fault(Throwable failure) {
    Platform.runLater(() -> overlay.fault(failure));
  }

  /**
   * Takes the window away and begins to remember its layout and to close the store, off the
   * window's thread. Runs go on: each is a process of its own.
   */
  @Override
  public void close() {
    if (closing != null) {
      return;
    }
    WindowMemory left = shell.memory(stage);
    shell.close();
    stage.hide();
    closing =
        Thread.ofPlatform()
            .name("close")
            .start(() -> {
              left.write(memoryFile);
              watch.close();
              presence.leave();
              store.close();
            });
  }

  /** Waits until all is closed, after {@link #close}. Not on the window's thread. */
  public void awaitClosed() throws InterruptedException {
    Thread under = closing;
    if (under != null) {
      under.join();
    }
  }

  /** Where the layout is remembered. */
  static Path memoryFile(Workbench workbench) {
    return workbench.home().resolve("window.json");
  }

  private static Optional<Path> latestLog(Workbench workbench) {
    Path logs = workbench.home().resolve("logs");
    if (!Files.isDirectory(logs)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(logs)) {
      return files.filter(Files::isRegularFile).max(Path::compareTo);
    } catch (java.io.IOException e) {
      LOG.warn("the logs in {} cannot be listed", logs, e);
      return Optional.empty();
    }
  }
}
