package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.notice.DesktopNotice;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.queue.ServicePlace;
import org.spectrumworkbench.app.worker.ServiceProcess;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands, put together by hand. */
public final class Program {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;
  private final Runnable window;
  private final Camera camera;
  private final Function<Attempt, RunState> worker;
  private final Queues queues;

  /** Takes pictures of the window's screens. */
  @FunctionalInterface
  public interface Camera {
    /**
     * Opens the window on a run and writes a picture of each screen.
     *
     * @param run identifier of a run in the workbench's store
     */
    void take(Workbench workbench, String run, Path folder, int width, int height);
  }

  /**
   * @param window shows the window and returns when it was closed
   * @param camera takes pictures of it
   * @param worker does the work of one attempt in this process
   */
  public Program(
      Workbench workbench,
      Terminal terminal,
      Clock clock,
      Runnable window,
      Camera camera,
      Function<Attempt, RunState> worker) {
    this(
        workbench,
        terminal,
        clock,
        window,
        camera,
        worker,
        WorkerProcess::start,
        () -> ServiceProcess.start(workbench));
  }

  /**
   * Without a service: what waits is started by whoever waits for it.
   *
   * @param starter starts the process that works on a run
   */
  Program(
      Workbench workbench,
      Terminal terminal,
      Clock clock,
      Runnable window,
      Camera camera,
      Function<Attempt, RunState> worker,
      Function<RunFolder, WorkerProcess> starter) {
    this(workbench, terminal, clock, window, camera, worker, starter, ProcessHandle::current);
  }

  /**
   * @param starter starts the process that works on a run
   * @param service starts the queue's service
   */
  Program(
      Workbench workbench,
      Terminal terminal,
      Clock clock,
      Runnable window,
      Camera camera,
      Function<Attempt, RunState> worker,
      Function<RunFolder, WorkerProcess> starter,
      Supplier<ProcessHandle> service) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
    this.window = window;
    this.camera = camera;
    this.worker = worker;
    RunQueue queue = RunQueue.of(workbench, clock, starter);
    this.queues =
        new Queues(queue, new ServiceCall(queue, new ServicePlace(workbench.queue()), service));
  }

  /**
   * Runs one command.
   *
   * @return one of {@link ExitCode}
   */
  public int run(String... args) {
    int code = commandLine().execute(args);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  /** All commands, as picocli knows them. */
  CommandLine commandLine() {
    WindowCommand windowCommand = new WindowCommand(window);
    CommandLine line =
        new CommandLine(new SpectrumCommand(windowCommand))
            .addSubcommand(windowCommand)
            .addSubcommand(new RunCommand(workbench, terminal, clock, queues))
            .addSubcommand(new ResumeCommand(workbench, terminal, queues))
            .addSubcommand(new PauseCommand(workbench, terminal))
            .addSubcommand(new ContinueCommand(workbench, terminal))
            .addSubcommand(new StopCommand(workbench, terminal, queues.queue()))
            .addSubcommand(
                new CommandLine(new QueueCommand(workbench, terminal, queues))
                    .addSubcommand(new QueueAddCommand(workbench, terminal, clock, queues)))
            .addSubcommand(new ChangeCommand(workbench, terminal))
            .addSubcommand(new RunsCommand(workbench, terminal, queues.queue()))
            .addSubcommand(new ShowCommand(workbench, terminal, queues.queue()))
            .addSubcommand(new ReportCommand(workbench, terminal))
            .addSubcommand(new BundleCommand(workbench, terminal))
            .addSubcommand(new OpenCommand(workbench, terminal))
            .addSubcommand(new ReplayCommand(workbench, terminal, clock, queues))
            .addSubcommand(new ImportCommand(workbench, terminal))
            .addSubcommand(new DataSetsCommand(workbench, terminal))
            .addSubcommand(new DomainsCommand(workbench, terminal, clock))
            .addSubcommand(new DoctorCommand(workbench, terminal))
            .addSubcommand(new ForecastCommand(workbench, terminal))
            .addSubcommand(new ForecastsCommand(workbench, terminal))
            .addSubcommand(new CalibrateCommand(workbench, terminal))
            .addSubcommand(new MeasureSpeedCommand(workbench, clock))
            .addSubcommand(new BenchCommand(workbench, terminal, clock))
            .addSubcommand(StoreCommand.line(workbench, terminal, clock))
            .addSubcommand(new DecontaminateCommand(workbench, terminal))
            .addSubcommand(new ScoreCommand(terminal))
            .addSubcommand(new SampleCommand(terminal))
            .addSubcommand(new VerifyCommand(terminal))
            .addSubcommand(new SettingsCommand(terminal))
            .addSubcommand(new GenerateCommand(workbench, terminal))
            .addSubcommand(new ScreenshotsCommand(workbench, terminal, camera))
            .addSubcommand(new FaultsCommand(terminal))
            .addSubcommand(new WorkerCommand(worker))
            .addSubcommand(new ServiceCommand(workbench, queues.queue(), DesktopNotice.ofSystem()));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(this::badUsage);
    line.setExecutionExceptionHandler(this::fault);
    return line;
  }

  private int badUsage(ParameterException e, String[] args) {
    if (e.getCause() instanceof WorkbenchException mendable) {
      return say(mendable);
    }
    CommandLine command = e.getCommandLine();
    terminal.err().println(UsageFault.words(e));
    terminal.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT;
  }

  private int fault(Exception e, CommandLine command, ParseResult parsed) {
    // Made here, not before: a command that succeeds does not pay for the logging framework.
    Logger log = LoggerFactory.getLogger(Program.class);
    if (e instanceof WorkbenchException mendable) {
      log.info("bad input", mendable);
      return say(mendable);
    }
    if (e instanceof NoDisplay none) {
      terminal.err().println(none.getMessage());
      terminal.err().println(none.mend());
      return ExitCode.NO_DISPLAY;
    }
    log.error("fault in {}", command.getCommandName(), e);
    terminal.err().println("The program has a fault: " + e);
    terminal
        .err()
        .println("The details stand in the log below " + workbench.home().resolve("logs") + ".");
    return ExitCode.FAULT;
  }

  private int say(WorkbenchException mendable) {
    terminal.err().println(mendable.getMessage());
    terminal.err().println(sentence(mendable.mend()));
    return ExitCode.BAD_INPUT;
  }

  private static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String start = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return start.matches("(?s).*[.:!?]") ? start : start + ".";
  }
}
