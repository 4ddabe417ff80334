package org.spectrumworkbench.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.faults.Fault.NotTried;
import org.spectrumworkbench.app.faults.Fault.Place;
import org.spectrumworkbench.app.faults.FaultResult.Outcome;

/**
 * A few of the faults with real workers at every build; {@code spectrum faults} makes all of them,
 * oftener.
 */
class FaultTableTest {
  @TempDir Path folder;

  @Test
  @Timeout(300)
  void workersAndFilesThatAreBrokenLoseNothing() throws Exception {
    Set<String> some = Set.of("worker-killed", "database-cut");

    List<FaultResult> results = new FaultTable(Effort.QUICK, 1).run(some::contains, name -> {});

    assertThat(results).hasSize(some.size());
    assertThat(results)
        .allSatisfy(result -> {
          assertThat(result.broken()).isEmpty();
          assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        });
  }

  @Test
  @Timeout(300)
  void aFullDiskLosesNothing() throws Exception {
    List<FaultResult> results =
        new FaultTable(Effort.QUICK, 1).run("disk-full"::equals, name -> {});

    FaultResult result = results.getFirst();
    assumeFalse(result.outcome() == Outcome.NOT_TRIED, String.join(" ", result.broken()));
    assertThat(result.broken()).isEmpty();
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void whatDoesNotHoldFailsAndSaysWhatWasThereInstead() throws Exception {
    FaultResult result =
        tried((lab, seen) -> {
          seen.tried();
          seen.must("the sum is right", 1 + 1 == 2, "");
          seen.must("nothing is lost", false, "two events");
        });

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.broken()).containsExactly("not so: nothing is lost: two events");
  }

  @Test
  void aTrialThatBreaksOffFails() throws Exception {
    FaultResult result =
        tried((lab, seen) -> {
          seen.tried();
          throw new IllegalStateException("no run");
        });

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.broken()).singleElement().asString().contains("no run");
  }

  @Test
  void aTrialThatLooksAtNothingFails() throws Exception {
    assertThat(tried((lab, seen) -> {}).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatThisMachineLacksIsNoSuccess() throws Exception {
    FaultResult result =
        tried((lab, seen) -> {
          throw new NotTried("needs a second machine");
        });

    assertThat(result.outcome()).isEqualTo(Outcome.NOT_TRIED);
    assertThat(FaultTable.markdown(List.of(result))).contains("needs a second machine");
  }

  @Test
  void namesOfFaultsAreUnlike() {
    assertThat(FaultTable.names()).extracting(name -> name[0]).doesNotHaveDuplicates();
  }

  private FaultResult tried(Fault.Trial trial) throws Exception {
    try (FaultLab lab = new FaultLab(folder, Effort.QUICK, 1)) {
      return FaultTable.tried(new Fault("made-up", "nothing", Place.ANYWHERE, trial), lab);
    }
  }
}
