package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.Store;

class StoreLiveTest {
  @TempDir Path home;

  @Test
  void lambdaIsOnlyOfMethodsThatWeightByIt() {
    RunFixture fixture = RunFixture.in(home.resolve("runs")).steps(2);
    RunFolder grpo = fixture.name("plain").method("grpo").finish();
    RunFolder mgpo =
        fixture
            .name("weighted")
            .method("mgpo")
            .arms("grpo", "dr-grpo", "mgpo-renormalised")
            .finish();
    try (Store store = Store.open(home.resolve("store"))) {
      store.take(grpo);
      store.take(mgpo);
      StoreLive live = new StoreLive(store);

      assertThat(lambda(live, grpo, "signal")).isZero();
      assertThat(lambda(live, mgpo, "signal")).isEqualTo(4);
      assertThat(lambda(live, mgpo, "signal-grpo")).isZero();
      assertThat(lambda(live, mgpo, "signal-dr-grpo")).isZero();
      assertThat(lambda(live, mgpo, "signal-mgpo-renormalised")).isEqualTo(4);
    }
  }

  private static double lambda(StoreLive live, RunFolder run, String stage) {
    return live.read(run.id(), stage).orElseThrow().run().lambda();
  }
}
