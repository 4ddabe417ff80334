package org.spectrumworkbench.app.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.queue.QueueModel;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;

/**
 * A workspace in a folder of its own whose parts record what a screen asked of them: everything
 * runs at once on the calling thread, no dialog opens, no process starts.
 */
public final class TestWorkspace implements AutoCloseable {
  /** The time it always is. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-14T09:26:53Z"), ZoneOffset.UTC);

  /** Screens opened by {@link Navigation}, in order. */
  public final List<String> opened = new ArrayList<>();

  public final Launcher launcher = new Launcher();
  public final Answers dialogs = new Answers();
  public final Files files = new Files();
  public final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  public final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  public final RunQueue queue;
  public final Workspace workspace;
  private final RunSync sync;

  /** A workspace at that folder, with everything on the calling thread. */
  public TestWorkspace(Path home) {
    this(home, Background.sameThread());
  }

  public TestWorkspace(Path home, Background background) {
    Workbench workbench = new Workbench(home);
    Store store = Store.open(workbench.store());
    queue = RunQueue.of(workbench, Clock.systemUTC());
    sync = new RunSync(store, List.of(workbench.runs()));
    workspace =
        new Workspace(
            workbench,
            store,
            background,
            new Selection(),
            opened::add,
            revision.getReadOnlyProperty(),
            theme,
            dialogs,
            files,
            launcher,
            new QueueModel(queue, ServiceCall.never(workbench, queue), background, dialogs),
            CLOCK);
  }

  /** Takes in what the journals of the workbench's runs hold, and lets the screens know. */
  public void sync() {
    RunSync.Polled unused = sync.catchUp();
    revision.set(revision.get() + 1);
  }

  /** The same workspace with work that waits in a queue until a test does it. */
  public Workspace with(Deque<Runnable> work) {
    return new Workspace(
        workspace.workbench(),
        workspace.store(),
        new Background(
            work::add,
            Runnable::run,
            failure -> {
              throw new AssertionError(failure);
            }),
        workspace.selection(),
        workspace.navigation(),
        workspace.revision(),
        workspace.theme(),
        workspace.dialogs(),
        workspace.files(),
        workspace.launcher(),
        workspace.queue(),
        workspace.clock());
  }

  @Override
  public void close() {
    workspace.store().close();
  }

  /** Makes run folders, but starts nothing. */
  public final class Launcher implements RunLauncher {
    public final List<RunFolder> started = new ArrayList<>();
    public final List<RunFolder> resumed = new ArrayList<>();
    public final List<Attempt.Command> commands = new ArrayList<>();
    public final List<RunFolder> forced = new ArrayList<>();
    public final List<String> changes = new ArrayList<>();

    @Override
    public RunFolder start(Settings settings, Optional<Path> out) {
      RunFolder run =
          out.map(folder -> RunFolder.createAt(folder, settings, CLOCK))
              .orElseGet(() -> RunFolder.create(workspace.workbench().runs(), settings, CLOCK));
      started.add(run);
      return run;
    }

    @Override
    public void resume(RunFolder run) {
      resumed.add(run);
    }

    @Override
    public void command(RunFolder run, Attempt.Command command) {
      commands.add(command);
    }

    @Override
    public void force(RunFolder run) {
      forced.add(run);
    }

    @Override
    public void change(RunFolder run, String key, String value) {
      changes.add(key + "=" + value);
    }
  }

  /** Records questions, faults and notes. */
  public static final class Answers implements Dialogs {
    public final List<Question> questions = new ArrayList<>();
    public final List<Throwable> faults = new ArrayList<>();
    public final List<String> notes = new ArrayList<>();

    @Override
    public void fault(Throwable failure) {
      faults.add(failure);
    }

    @Override
    public void ask(Question question) {
      questions.add(question);
    }

    @Override
    public void tell(String note) {
      notes.add(note);
    }

    /** Chooses an answer of the last question, by its place. */
    public void answer(int choice) {
      questions.getLast().choices().get(choice).action().run();
    }
  }

  /** Gives the file set as {@link #next} to whoever asks. */
  public static final class Files implements FileChoice {
    public @Nullable Path next;
    public final List<Path> shown = new ArrayList<>();
    public final List<String> suggested = new ArrayList<>();

    @Override
    public Optional<Path> open(String title, Kind kind) {
      return Optional.ofNullable(next);
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, Kind kind) {
      suggested.add(suggestedName);
      return Optional.ofNullable(next);
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.ofNullable(next);
    }

    @Override
    public void show(Path file) {
      shown.add(file);
    }
  }
}
