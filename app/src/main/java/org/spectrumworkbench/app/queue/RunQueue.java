package org.spectrumworkbench.app.queue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.FullDisk;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Calibration;
import org.spectrumworkbench.core.experiment.FailedStart;
import org.spectrumworkbench.core.experiment.MachineFacts;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * The queue that every run goes through, for commands, the window and the service alike.
 *
 * <p>Any thread and any process. A worker is started while the queue's lock is held, and only where
 * the attempt that its entry asks for has not been made: so two that look at once never start one
 * run twice, and whoever dies at any point leaves nothing to be mended.
 */
public final class RunQueue {
  private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

  private final QueueFile file;
  private final Clock clock;
  private final Function<RunFolder, WorkerProcess> starter;
  private final Supplier<MachineRoom> room;
  private final Function<RunFolder, Needs> forecast;

  /** The user's queue, with real workers on this machine. */
  public static RunQueue of(Workbench workbench, Clock clock) {
    return of(workbench, clock, WorkerProcess::start);
  }

  /**
   * The user's queue with other workers.
   *
   * @param starter starts the process that works on a run
   */
  public static RunQueue of(
      Workbench workbench, Clock clock, Function<RunFolder, WorkerProcess> starter) {
    ProblemSets sets = new ProblemSets(workbench.datasets());
    return new RunQueue(
        workbench.queue(),
        clock,
        starter,
        MachineRoom::now,
        run -> Needs.of(run, sets, Calibration.read(workbench.calibration(), MachineFacts.here())));
  }

  /**
   * @param folder the queue's
   * @param room asked whenever it is decided what may start
   * @param forecast says what a run needs; may take a moment
   */
  RunQueue(
      Path folder,
      Clock clock,
      Function<RunFolder, WorkerProcess> starter,
      Supplier<MachineRoom> room,
      Function<RunFolder, Needs> forecast) {
    this.file = new QueueFile(folder, clock);
    this.clock = clock;
    this.starter = starter;
    this.room = room;
    this.forecast = forecast;
  }

  /**
   * Queues a run: its start, or its resume.
   *
   * @param owner who will start the worker; empty: the service
   * @throws WorkbenchException where the run is queued already, a worker is at it, or it has ended
   *     well
   */
  public QueueEntry add(RunFolder run, Priority priority, Optional<ProcessIdentity> owner) {
    WorkerProcess.refuseWhereDone(run);
    return file.change(state -> {
      QueueState swept = sweep(state);
      swept
          .of(key(run))
          .ifPresent(queued -> {
            throw new WorkbenchException(
                "The run " + run.id() + " is in the queue already",
                "See: spectrum queue. Move it: spectrum queue move " + run.id() + " first");
          });
      QueueEntry entry =
          new QueueEntry(
              key(run),
              run.attempts().size() + 1,
              priority,
              swept.nextOrder(),
              clock.instant(),
              System.getProperty("user.name", ""),
              owner,
              Optional.empty());
      return new QueueFile.Changed<>(swept.with(entry), entry);
    });
  }

  /** How the queue stands. */
  public QueueView view() {
    return view(file.read());
  }

  private QueueView view(QueueState state) {
    List<QueueEntry> waiting = new ArrayList<>();
    List<QueueEntry> running = new ArrayList<>();
    List<QueueEntry> away = new ArrayList<>();
    for (QueueEntry entry : state.entries()) {
      switch (Standing.of(entry)) {
        case WAITS, STILLBORN -> waiting.add(entry);
        case UNDER_WAY -> running.add(entry);
        case AWAY -> away.add(entry);
        case ENDED, GONE -> {}
      }
    }
    QueuePolicy.Decision decision =
        QueuePolicy.decide(
            waiting,
            running.stream().map(RunQueue::running).toList(),
            room.get(),
            state.paused(),
            state.limit());
    List<QueueView.Waiting> line = new ArrayList<>();
    decision
        .holds()
        .forEach((run, hold) -> {
          QueueEntry entry = state.of(run).orElseThrow();
          RunFolder.Identity identity = RunFolder.open(entry.folder()).identity();
          line.add(
              new QueueView.Waiting(entry, identity.id(), identity.name(), line.size() + 1, hold));
        });
    for (QueueEntry entry : away) {
      String id = String.valueOf(entry.folder().getFileName());
      line.add(
          new QueueView.Waiting(entry, id, id, line.size() + 1, new Hold.Away(entry.folder())));
    }
    running.sort(QueueState.TURN);
    List<QueueView.UnderWay> underWay = new ArrayList<>();
    for (QueueEntry entry : running) {
      RunFolder.Identity identity = RunFolder.open(entry.folder()).identity();
      underWay.add(new QueueView.UnderWay(entry, identity.id(), identity.name()));
    }
    return new QueueView(line, underWay, state.paused(), state.limit(), file.keptAside());
  }

  private static QueuePolicy.Running running(QueueEntry entry) {
    double resident =
        new Attempt(RunFolder.open(entry.folder()), entry.attempt())
            .heartbeat()
            .map(beat -> MachineRoom.resident(beat.pid()))
            .orElse(0.0);
    return new QueuePolicy.Running(entry.needs(), resident);
  }

  /**
   * What came of an attempt to start a run.
   *
   * @param worker empty where the run could not be started
   * @param fault why it could not; the entry is gone then, unless the disk is to blame
   * @param isKept whether the run itself says so, as a failed attempt
   */
  public record Started(
      QueueEntry entry,
      Optional<WorkerProcess> worker,
      Optional<WorkbenchException> fault,
      boolean isKept) {}

  /**
   * Starts the run whose turn it is, where it fits.
   *
   * @param mine whether the caller may start that entry
   * @return empty where nothing may start now, or it is for others to start it
   */
  public Optional<Started> startNext(Predicate<QueueEntry> mine) {
    // A look without the lock first: most looks find nothing to do.
    if (view().next().filter(mine).isEmpty()) {
      return Optional.empty();
    }
    return file.change(state -> {
      QueueState swept = sweep(state);
      QueueEntry next = view(swept).next().filter(mine).orElse(null);
      if (next == null) {
        return new QueueFile.Changed<>(swept, Optional.empty());
      }
      try {
        WorkerProcess worker = starter.apply(RunFolder.open(next.folder()));
        return new QueueFile.Changed<>(
            swept, Optional.of(new Started(next, Optional.of(worker), Optional.empty(), false)));
      } catch (WorkbenchException fault) {
        // A full disk may come right again; all else would stop the queue for ever.
        boolean mayMend = FullDisk.caused(fault);
        boolean kept = !mayMend && keep(RunFolder.open(next.folder()), fault);
        return new QueueFile.Changed<>(
            mayMend ? swept : swept.without(entry -> entry.run().equals(next.run())),
            Optional.of(new Started(next, Optional.empty(), Optional.of(fault), kept)));
      }
    });
  }

  /** Lets the run say that it could not be started; whoever queued it may be gone by now. */
  private boolean keep(RunFolder run, WorkbenchException fault) {
    LOG.warn("{} could not be started: {}", run.path(), fault.getMessage());
    try {
      WorkerProcess.refuseWhereDone(run);
    } catch (WorkbenchException goesOnOrIsDone) {
      // Then it was refused for good reason, and its state is as it should be.
      return true;
    }
    try {
      Attempt unused = FailedStart.record(run, fault, clock);
      return true;
    } catch (WorkbenchException unwritable) {
      LOG.warn("{}. {}", unwritable.getMessage(), unwritable.mend());
      return false;
    }
  }

  /** Forecasts what has not been forecast; nothing where one run has the queue for itself. */
  public void forecastMissing() {
    QueueView seen = view();
    List<QueueEntry> all = new ArrayList<>();
    seen.running().forEach(one -> all.add(one.entry()));
    seen.waiting().stream().filter(one -> !one.isAway()).forEach(one -> all.add(one.entry()));
    if (all.size() < 2) {
      return;
    }
    for (QueueEntry entry : all) {
      if (entry.needs().isEmpty()) {
        Needs needs = forecast.apply(RunFolder.open(entry.folder()));
        changeState(
            state -> state.map(one -> one.run().equals(entry.run()) ? one.needing(needs) : one));
      }
    }
  }

  /**
   * Takes a run out of the queue that waits, or whose folder is away; the folder stays as it is.
   *
   * @return the entry, to be put back; empty where the run does not wait
   */
  public Optional<QueueEntry> remove(Path run) {
    return file.change(state -> {
      Optional<QueueEntry> waiting =
          state.of(key(run)).filter(entry -> waits(entry) || isAway(entry));
      return new QueueFile.Changed<>(
          waiting.isEmpty() ? state : state.without(waiting.get()::equals), waiting);
    });
  }

  /** Puts back what was removed, at its place, for the service to start. */
  public void putBack(QueueEntry entry) {
    WorkerProcess.refuseWhereDone(RunFolder.open(entry.folder()));
    changeState(state ->
        state.of(entry.run()).isPresent()
            ? state
            : sweep(
                state.with(
                    new QueueEntry(
                        entry.run(),
                        entry.attempt(),
                        entry.priority(),
                        entry.order(),
                        entry.added(),
                        entry.by(),
                        Optional.empty(),
                        entry.needs()))));
  }

  /** Moves a waiting run; nothing where it does not wait. */
  public void move(Path run, QueueState.Target target) {
    changeState(state -> state.move(key(run), target, RunQueue::waits));
  }

  public void prioritise(Path run, Priority priority) {
    changeState(state -> state.prioritise(key(run), priority));
  }

  /** Starts nothing from now on, or goes on; runs under way are left alone. */
  public void pause(boolean paused) {
    changeState(state -> state.paused() == paused ? state : state.paused(paused));
  }

  /**
   * @param limit how many runs may be under way at once, or {@link QueueState#AUTO}
   */
  public void limit(int limit) {
    changeState(state -> state.limit() == limit ? state : state.limit(limit));
  }

  /** Takes out what has ended. */
  public void tidy() {
    changeState(RunQueue::sweep);
  }

  /**
   * Does something while nobody changes the queue.
   *
   * @param action told whether anything waits that could start, or is under way without an owner
   */
  void whileStill(Consumer<Boolean> action) {
    boolean unused =
        file.change(state -> {
          QueueState swept = sweep(state);
          boolean busy =
              swept.entries().stream()
                  .anyMatch(entry -> waits(entry) || !entry.owned() && !isAway(entry));
          action.accept(busy);
          return new QueueFile.Changed<>(swept, busy);
        });
  }

  private void changeState(UnaryOperator<QueueState> change) {
    QueueState unused =
        file.change(state -> {
          QueueState now = change.apply(state);
          return new QueueFile.Changed<>(now, now);
        });
  }

  /** Without what has ended; what waits asks for the attempt that comes next. */
  private static QueueState sweep(QueueState state) {
    List<QueueEntry> kept = new ArrayList<>();
    for (QueueEntry entry : state.entries()) {
      switch (Standing.of(entry)) {
        case UNDER_WAY, AWAY -> kept.add(entry);
        case WAITS, STILLBORN ->
            kept.add(entry.forAttempt(RunFolder.open(entry.folder()).attempts().size() + 1));
        case ENDED -> {}
        case GONE -> LOG.warn("{} is queued and its folder is gone", entry.run());
      }
    }
    return kept.equals(state.entries())
        ? state
        : new QueueState(state.version(), state.paused(), state.limit(), kept);
  }

  private static boolean waits(QueueEntry entry) {
    Standing standing = Standing.of(entry);
    return standing == Standing.WAITS || standing == Standing.STILLBORN;
  }

  private static boolean isAway(QueueEntry entry) {
    return Standing.of(entry) == Standing.AWAY;
  }

  private static String key(RunFolder run) {
    return key(run.path());
  }

  private static String key(Path run) {
    return run.toAbsolutePath().normalize().toString();
  }
}
