package org.spectrumworkbench.core.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.zip.Content;

/** A small run that nobody trained, and zip files as nobody should make them. */
final class BundledRun {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);
  static final BundleWriter.Pages PAGES =
      (run, report, pictures) -> {
        Files.writeString(report, "<p>report of " + run.id());
        Files.writeString(pictures.resolve("pass-at-k.svg"), "<svg/>");
      };

  private BundledRun() {}

  /** A run with a specialist's checkpoint, a model, groups, and a data set. */
  static RunFolder make(Workbench workbench) throws IOException {
    new DataSetLibrary(workbench.datasets(), CLOCK)
        .write(
            "sums",
            Provenance.generated("test", ""),
            RowSource.ofProblems(IntStream.range(0, 30).mapToObj(BundledRun::sum)));
    RunFolder run =
        RunFolder.create(
            workbench.runs(),
            Settings.initial()
                .with("name", "bundled", "test")
                .with("problems.set", "sums@1", "test")
                .with("problems.subdomains", "[sums]", "test"),
            CLOCK);
    Attempt attempt = run.newAttempt();
    model(attempt.checkpoints().resolve("sft-000004"), true);
    model(attempt.checkpoints().resolve("sft-000008"), true);
    model(attempt.models().resolve("fuse"), false);
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, CLOCK)) {
      events(run).forEach(journal::write);
    }
    Files.writeString(run.resultFile(), "{\"run\": \"x\"}");
    Files.writeString(run.reportFile(), "an old report");
    return run;
  }

  private static Stream<RunEvent> events(RunFolder run) {
    return Stream.of(
        new RunEvent.AttemptStarted(
            run.id(), "bundled", 1, 0, List.of(), Map.of("device", "cpu"), 4711),
        new RunEvent.StateChanged(RunState.RUNNING, ""),
        new RunEvent.ProblemsDeclared(
            "evaluate", List.of(new RunEvent.ProblemRow("p1", "sums", "1+1 ?", "2"))),
        new RunEvent.MetricsRecorded("sft", 1, Map.of("loss", 1.5, "tokens", 20.0)),
        new RunEvent.CheckpointSaved("sft", 4, "attempt-1/checkpoints/sft-000004", 100),
        new RunEvent.CheckpointSaved("sft", 8, "attempt-1/checkpoints/sft-000008", 100),
        new RunEvent.SpecialistSelected("probe", "sums", "sft", 8, .5, .4),
        new RunEvent.ModelSaved("fuse", "attempt-1/models/fuse", "fused"),
        new RunEvent.GroupSampled(
            "evaluate-spectrum",
            0,
            "p1",
            1,
            null,
            null,
            List.of(
                new RunEvent.Rollout(
                    0,
                    "it, is \"2\"",
                    List.of(5, 6),
                    Outcome.CORRECT,
                    "equal",
                    "2",
                    1,
                    null,
                    2,
                    -.5,
                    .25))),
        new RunEvent.StateChanged(RunState.FINISHED, ""));
  }

  private static Problem sum(int i) {
    return new Problem(
        "sum-" + i, "sums", "sum", i + "+1 ?", Integer.toString(i + 1), Check.WHOLE_NUMBER, null);
  }

  private static void model(Path folder, boolean optimiser) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"qwen2\"}");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    Files.write(folder.resolve("model.safetensors"), safetensors());
    if (optimiser) {
      Files.write(folder.resolve("optimizer.safetensors"), safetensors());
    }
  }

  /** One tensor of four numbers. */
  static byte[] safetensors() {
    byte[] header =
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}"
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + header.length + 16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .putFloat(1)
        .putFloat(2)
        .putFloat(3)
        .putFloat(4)
        .array();
  }

  static BundleWriter.Choice everything(Workbench workbench) {
    return new BundleWriter.Choice(BundleModels.ALL, Optional.of(workbench.datasets()));
  }

  /** The files of a zip in order. */
  static LinkedHashMap<String, byte[]> files(Path zip) throws IOException {
    LinkedHashMap<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  /** A zip of these files, with a manifest that fits them unless one is among them. */
  static void zip(Path to, Map<String, byte[]> files, String run) throws IOException {
    zip(to, files, run, Deflater.DEFAULT_COMPRESSION);
  }

  /** The same, packed by another level: 0 packs nothing. */
  static void zip(Path to, Map<String, byte[]> files, String run, int level) throws IOException {
    LinkedHashMap<String, byte[]> all = new LinkedHashMap<>();
    all.put("manifest.json", manifest(files, run, 1));
    all.putAll(files);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(level);
      for (Map.Entry<String, byte[]> file : all.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    Files.write(to, bytes.toByteArray());
  }

  static byte[] manifest(Map<String, byte[]> files, String run, int format) {
    List<Content> contents = new ArrayList<>();
    files.forEach((path, bytes) -> {
      if (!path.equals("manifest.json")) {
        contents.add(new Content(path, bytes.length, Hashes.hex(Hashes.sha256().digest(bytes))));
      }
    });
    return new BundleManifest(format, "test", run, "n", "FINISHED", false, "all", contents).write();
  }

  /** Replaces a text by another of its length, in a number of places from the first on. */
  static void patch(Path file, String from, String to, int places) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < places; i++) {
      text = text.replaceFirst(java.util.regex.Pattern.quote(from), to);
    }
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }
}
