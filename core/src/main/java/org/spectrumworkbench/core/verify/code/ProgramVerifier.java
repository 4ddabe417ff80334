package org.spectrumworkbench.core.verify.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.Verifier;

/**
 * Checks answers that are programs by running them against the tests of their problem.
 *
 * <p>As many sandboxes run at once as there are threads. A program that was run against the same
 * tests before is not run again; failures of the sandbox itself are never kept.
 */
public final class ProgramVerifier implements Verifier, AutoCloseable {
  /** How many results are kept. */
  private static final int KEPT = 4096;

  /** How long one is waited for before its caller may look at other things. */
  private static final long LOOK_MILLIS = 50;

  private final ExecutorService threads;
  private final Supplier<Sandbox> opening;
  private final boolean closing;
  private @Nullable Sandbox sandbox;
  private final Map<Run, Future<ProgramResult>> results =
      new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Run, Future<ProgramResult>> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * A program that stands by itself, and what it must pass.
   *
   * @param program its text
   */
  public record Run(String program, ProgramTests tests) {}

  /** With the best sandbox of this machine, and a thread for each processor. */
  public ProgramVerifier() {
    this(Sandbox::open, Runtime.getRuntime().availableProcessors(), true);
  }

  /**
   * With a given sandbox, which is closed with the verifier.
   *
   * @param parallel how many programs run at once, 1 or more
   */
  public ProgramVerifier(Sandbox sandbox, int parallel) {
    this(() -> sandbox, parallel, true);
  }

  /** With a sandbox that stays open when the verifier is closed. */
  static ProgramVerifier borrowing(Sandbox sandbox, int parallel) {
    return new ProgramVerifier(() -> sandbox, parallel, false);
  }

  private ProgramVerifier(Supplier<Sandbox> opening, int parallel, boolean closing) {
    this.opening = opening;
    this.closing = closing;
    // Programs die with the thread that started them; those of a fixed pool stay.
    this.threads =
        Executors.newFixedThreadPool(
            parallel, Thread.ofPlatform().name("program-", 1).daemon().factory());
  }

  @Override
  public String name() {
    return "program/1";
  }

  /** The sandbox; it is opened when it is first needed. */
  public synchronized Sandbox sandbox() {
    if (sandbox == null) {
      sandbox = opening.get();
    }
    return sandbox;
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    return verifyAll(List.of(new Request(problem, response, truncated))).getFirst();
  }

  @Override
  public List<Verdict> verifyAll(List<Request> requests, Runnable between) {
    List<Pending> pending = new ArrayList<>();
    for (Request request : requests) {
      pending.add(begin(request));
    }
    return pending.stream().map(one -> verdict(one, between)).toList();
  }

  /** Runs a program that stands by itself against tests. */
  public ProgramResult run(String program, ProgramTests tests) {
    return runAll(List.of(new Run(program, tests))).getFirst();
  }

  /** Runs several programs at once; the results come in their order. */
  public List<ProgramResult> runAll(List<Run> runs) {
    List<Future<ProgramResult>> futures = runs.stream().map(this::result).toList();
    List<ProgramResult> all = new ArrayList<>();
    for (int n = 0; n < runs.size(); n++) {
      all.add(await(runs.get(n), futures.get(n), () -> {}));
    }
    return all;
  }

  /** A request that is being run, or whose verdict is known without. */
  private sealed interface Pending {
    record Known(Verdict verdict) implements Pending {}

    record Running(ProgramText program, Run key, Future<ProgramResult> result) implements Pending {}
  }

  private Pending begin(Request request) {
    if (!(request.problem().check() instanceof Check.Program(ProgramTests tests))) {
      return new Pending.Known(
          new Verdict(Outcome.ERROR, null, "The problem does not ask for a program."));
    }
    Optional<ProgramText> found = ProgramText.in(request.response(), tests.language());
    if (request.truncated()) {
      return new Pending.Known(
          new Verdict(
              Outcome.TRUNCATED,
              found.map(ProgramText::text).orElse(null),
              "The response hit the length limit before it ended."));
    }
    if (found.isEmpty()) {
      return new Pending.Known(
          new Verdict(Outcome.UNPARSED, null, "There is no program in the response."));
    }
    Run key = new Run(found.get().text(), tests);
    return new Pending.Running(found.get(), key, result(key));
  }

  private Future<ProgramResult> result(Run key) {
    synchronized (results) {
      Future<ProgramResult> known = results.get(key);
      if (known != null) {
        return known;
      }
      FutureTask<ProgramResult> task =
          new FutureTask<>(() ->
              new ProgramRun(sandbox(), Limits.of(key.tests().language()))
                  .run(key.program(), key.tests()));
      try {
        threads.execute(task);
      } catch (RejectedExecutionException e) {
        return CompletableFuture.completedFuture(
            new ProgramResult(ProgramOutcome.INFRASTRUCTURE, 0, "The verifier was closed."));
      }
      results.put(key, task);
      return task;
    }
  }

  private Verdict verdict(Pending pending, Runnable between) {
    return switch (pending) {
      case Pending.Known known -> known.verdict();
      case Pending.Running running ->
          verdict(running.program(), await(running.key(), running.result(), between));
    };
  }

  private ProgramResult await(Run key, Future<ProgramResult> running, Runnable between) {
    ProgramResult result;
    try {
      result = get(running, between);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result = new ProgramResult(ProgramOutcome.INFRASTRUCTURE, 0, "The check was interrupted.");
    } catch (ExecutionException | CancellationException e) {
      result = new ProgramResult(ProgramOutcome.INFRASTRUCTURE, 0, "The check failed: " + e);
    }
    if (result.outcome() == ProgramOutcome.INFRASTRUCTURE) {
      synchronized (results) {
        results.remove(key, running);
      }
    }
    return result;
  }

  private static ProgramResult get(Future<ProgramResult> running, Runnable between)
      throws InterruptedException, ExecutionException {
    while (true) {
      between.run();
      try {
        return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        continue;
      }
    }
  }

  private static Verdict verdict(ProgramText program, ProgramResult result) {
    if (result.outcome() == ProgramOutcome.COMPILE_ERROR && !program.fenced()) {
      return new Verdict(
          Outcome.UNPARSED,
          null,
          "The response has no fenced block of code, and as a whole it is no program. "
              + result.reason());
    }
    Outcome outcome =
        switch (result.outcome()) {
          case PASSED -> Outcome.CORRECT;
          case INFRASTRUCTURE -> Outcome.ERROR;
          case WRONG, TIME_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT, RUNTIME_ERROR, COMPILE_ERROR ->
              Outcome.WRONG;
        };
    return new Verdict(outcome, program.text(), result.reason());
  }

  /** Ends the programs that run and removes what the sandbox needed. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (sandbox != null && closing) {
        sandbox.close();
      }
    }
  }
}
