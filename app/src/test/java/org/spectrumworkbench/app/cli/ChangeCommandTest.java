package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code change} says of the worker's answers. */
class ChangeCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path home;

  /** Asks a worker that does something once the request lies there. */
  private int ask(RunFixture.Worker worker, Consumer<String> answer, String... more)
      throws InterruptedException {
    Path changes = worker.attempt().path().resolve("changes");
    Thread heard =
        Thread.ofVirtual()
            .start(() -> {
              String request = "";
              while (request.isEmpty()) {
                try (Stream<Path> files =
                    Files.isDirectory(changes) ? Files.list(changes) : Stream.empty()) {
                  request =
                      files
                          .map(file -> file.getFileName().toString())
                          .filter(name -> name.endsWith(".json") && !name.startsWith("."))
                          .findFirst()
                          .map(name -> "attempt-1/changes/" + name)
                          .orElse("");
                  Thread.sleep(10);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }
              answer.accept(request);
            });
    String[] args =
        Stream.concat(Stream.of("change", "latest", "--set", "signal.lambda=2"), Stream.of(more))
            .toArray(String[]::new);
    int code =
        new Program(
                new Workbench(home),
                Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
                Clock.systemUTC(),
                () -> {},
                CommandsTest.NO_PICTURES,
                attempt -> RunState.FINISHED,
                FakeWorker::start)
            .run(args);
    heard.join();
    return code;
  }

  private RunFixture.Worker worker() {
    return RunFixture.in(new Workbench(home).runs()).openAtStep(2);
  }

  private static RunEvent refusal(String request) {
    return new RunEvent.Noted("warning", "signal", 12, "It came too late.", request);
  }

  @Test
  @Timeout(60)
  void aChangeThatIsHeededIsSaid() throws Exception {
    try (RunFixture.Worker worker = worker()) {
      int code =
          ask(
              worker,
              request ->
                  worker.write(
                      new RunEvent.SettingChanged(
                          "signal.lambda", "4", "2", "signal", 3, request)));
      assertThat(code).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("signal.lambda 4 -> 2 from step 3 of signal");
    }
  }

  @Test
  @Timeout(60)
  void aRefusalIsSaidAndIsNoSuccess() throws Exception {
    try (RunFixture.Worker worker = worker()) {
      assertThat(ask(worker, request -> worker.write(refusal(request))))
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).contains("signal.lambda=2: refused. It came too late.");
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void aRefusalIsPartOfTheDocument() throws Exception {
    try (RunFixture.Worker worker = worker()) {
      assertThat(ask(worker, request -> worker.write(refusal(request)), "--json"))
          .isEqualTo(ExitCode.BAD_INPUT);
    }
    JsonNode change = JsonMapper.builder().build().readTree(out.toString()).path("changes").get(0);
    assertThat(change.path("heard").asBoolean()).isTrue();
    assertThat(change.path("refused").asString()).isEqualTo("It came too late.");
  }

  @Test
  @Timeout(60)
  void aRequestThatTheEndOvertookIsRefused() throws Exception {
    try (RunFixture.Worker worker = worker()) {
      assertThat(ask(worker, request -> worker.state(RunState.FINISHED, "")))
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).contains("signal.lambda=2: refused.", "the run has ended");
    }
  }
}
