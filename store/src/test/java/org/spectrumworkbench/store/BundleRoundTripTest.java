package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.bundle.Bundle;
import org.spectrumworkbench.core.bundle.BundleModels;
import org.spectrumworkbench.core.bundle.BundleWatch;
import org.spectrumworkbench.core.bundle.BundleWriter;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;

/** A run that went through a bundle is the same to whoever looks at it in the store. */
final class BundleRoundTripTest {
  @TempDir Path folder;

  @Test
  void storeElsewhereSaysTheSameOfTheRun() {
    RunFolder run = SmallRun.finished(folder.resolve("here/runs"));
    Path file = folder.resolve("run.spectrum");
    var unused =
        BundleWriter.write(
            run,
            file,
            new BundleWriter.Choice(BundleModels.NONE, Optional.empty()),
            (cut, report, pictures) -> Files.writeString(report, "report"),
            BundleWatch.NONE);
    Workbench elsewhere = new Workbench(folder.resolve("elsewhere"));

    RunFolder opened;
    try (Bundle bundle = Bundle.unpack(file, elsewhere, BundleWatch.NONE)) {
      opened = bundle.publish(Optional.empty(), Set.of()).run();
    }

    List<String> before = dump(folder.resolve("here/store"), run);
    assertThat(before).hasSizeGreaterThan(10);
    assertThat(dump(elsewhere.store(), opened))
        .map(line -> line.replace(opened.path().toString(), run.path().toString()))
        .isEqualTo(before);
  }

  private static List<String> dump(Path store, RunFolder run) {
    try (Store opened = Store.open(store)) {
      assertThat(opened.take(run)).isPositive();
      return Dump.of(opened);
    }
  }
}
