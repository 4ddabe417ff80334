package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** What the machine's clock says, which anybody may set. */
  private Instant said = NOON;

  private long nanos = 5;
  private final Clock clock = new SteadyClock(new Said(), () -> nanos);

  private final class Said extends Clock {
    @Override
    public Instant instant() {
      return said;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private Instant after(Duration measured, Instant nowSaid) {
    nanos += measured.toNanos();
    said = nowSaid;
    return clock.instant();
  }

  @Test
  void aClockSetBackIsNotFollowed() {
    assertThat(after(Duration.ofSeconds(10), NOON.minusSeconds(3600)))
        .isEqualTo(NOON.plusSeconds(10));
    assertThat(after(Duration.ofSeconds(10), NOON.minusSeconds(3590)))
        .isEqualTo(NOON.plusSeconds(20));
  }

  @Test
  void aSleepIsFollowedAndMeasuredFromThere() {
    Instant morning = NOON.plusSeconds(8 * 3600);
    assertThat(after(Duration.ofSeconds(1), morning)).isEqualTo(morning);
    assertThat(after(Duration.ofSeconds(2), morning.plusSeconds(2)))
        .isEqualTo(morning.plusSeconds(2));
  }

  @Test
  void aSmallCorrectionForwardIsNot() {
    assertThat(after(Duration.ofSeconds(1), NOON.plusSeconds(61))).isEqualTo(NOON.plusSeconds(1));
  }
}
