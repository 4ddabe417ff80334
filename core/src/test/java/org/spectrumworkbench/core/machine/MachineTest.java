package org.spectrumworkbench.core.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers on machines that are made up. */
final class MachineTest {
  private static final long RANGE = 262_143_328_850L;

  @TempDir Path root;

  @Test
  void factsAreThoseOfTheFilesBelowTheRoot() throws IOException {
    write("proc/cpuinfo", "processor : 0\nmodel name\t: Made-Up  CPU 9000\n");
    write("proc/meminfo", "MemTotal:       16777216 kB\nMemFree: 1 kB\n");
    write("proc/sys/kernel/osrelease", "6.1.0-made-up\n");
    write("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA Card\nIRQ: 1\n");
    write(
        "proc/driver/nvidia/version",
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 2024\n");

    Map<String, String> facts = MachineFacts.read(root);

    assertThat(facts)
        .containsEntry("cpu", "Made-Up CPU 9000")
        .containsEntry("memory", "16.0 GiB")
        .containsEntry("kernel", "6.1.0-made-up")
        .containsEntry("gpu", "NVIDIA Card")
        .containsEntry("gpu driver", "550.54.14")
        .containsKeys("java", "jvm", "os", "processors");
  }

  @Test
  void whatIsNotToldIsLeftOut() {
    assertThat(MachineFacts.read(root)).doesNotContainKeys("cpu", "memory", "gpu", "gpu driver");
    assertThat(PeakMemory.bytes(root)).isEmpty();
  }

  @Test
  void peakMemoryIsTheHighWaterMark() throws IOException {
    write("proc/self/status", "Name:\tjava\nVmHWM:\t  345678 kB\nVmRSS:\t  300000 kB\n");

    assertThat(PeakMemory.bytes(root)).hasValue(345_678L * 1024);
  }

  @Test
  void machineWithoutACounterTellsNoEnergyAndNeverZero() {
    try (EnergyMeter meter = EnergyMeter.open(root, "cpu")) {
      assertThat(meter.joules()).isEmpty();
      assertThat(meter.source()).isEqualTo("not told by this machine");
    }
  }

  @Test
  void packagesAreSummedAndTheirPartsAreNot() throws IOException {
    zone("intel-rapl:0", "package-0", 1_000_000);
    zone("intel-rapl:1", "package-1", 5_000_000);
    zone("intel-rapl:0:0", "core", 0);

    try (EnergyMeter meter = EnergyMeter.open(root, "cpu")) {
      zone("intel-rapl:0", "package-0", 3_500_000);
      zone("intel-rapl:1", "package-1", 5_250_000);
      zone("intel-rapl:0:0", "core", 99_000_000);

      assertThat(meter.joules()).hasValue(2.75);
      assertThat(meter.source()).isEqualTo("RAPL package-0 + RAPL package-1");
    }
  }

  @Test
  void counterThatStartsAgainFromNothingGoesOn() throws IOException {
    zone("intel-rapl:0", "package-0", RANGE - 1_000_000);

    try (EnergyMeter meter = EnergyMeter.open(root, "cpu")) {
      zone("intel-rapl:0", "package-0", 500_000);
      assertThat(meter.joules()).hasValue(1.5);
      zone("intel-rapl:0", "package-0", 1_500_000);
      assertThat(meter.joules()).hasValue(2.5);
    }
  }

  @Test
  void counterThatOnlyRootMayReadTellsNothing() throws IOException {
    write("sys/class/powercap/intel-rapl:0/name", "package-0");

    try (EnergyMeter meter = EnergyMeter.open(root, "cpu")) {
      assertThat(meter.joules()).isEmpty();
    }
  }

  @Test
  void powerIsIntegratedOverTime() {
    AtomicLong nanos = new AtomicLong();
    List<Double> readings = new java.util.ArrayList<>(List.of(200.0, 300.0));
    GpuPower power = new GpuPower(() -> OptionalDouble.of(readings.removeFirst()), nanos::get, 100);

    nanos.set(10_000_000_000L);
    power.look();
    nanos.set(11_000_000_000L);
    power.look();

    // 10 s between 100 and 200 W, then one second at the power last seen.
    assertThat(power.joules()).isCloseTo(1500 + 200, within(1e-9));
    assertThat(readings).containsExactly(300.0);
  }

  @Test
  void powerThatIsNoNumberTellsNothing() {
    assertThat(GpuPower.parse(" 71.53\n")).hasValue(71.53);
    assertThat(GpuPower.parse("[N/A]")).isEmpty();
    assertThat(GpuPower.parse("")).isEmpty();
  }

  private void zone(String name, String title, long microjoules) throws IOException {
    write("sys/class/powercap/" + name + "/name", title + "\n");
    write("sys/class/powercap/" + name + "/max_energy_range_uj", RANGE + "\n");
    write("sys/class/powercap/" + name + "/energy_uj", microjoules + "\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
