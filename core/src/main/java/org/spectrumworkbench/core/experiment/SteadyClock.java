package org.spectrumworkbench.core.experiment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * The time of day as it would be had nobody set the clock back: what the clock said at first, and
 * the time measured since. So the times of a journal never run backwards, and their differences are
 * durations.
 *
 * <p>A jump forward of more than a minute is followed: the machine slept, or its clock was wrong.
 */
final class SteadyClock extends Clock {
  private static final Duration FOLLOWED = Duration.ofMinutes(1);

  private final Clock wall;
  private final LongSupplier nanoTime;
  private Instant start;
  private long startNanos;

  SteadyClock(Clock wall) {
    this(wall, System::nanoTime);
  }

  SteadyClock(Clock wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.start = wall.instant();
    this.startNanos = nanoTime.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    Instant said = wall.instant();
    long nanos = nanoTime.getAsLong();
    Instant measured = start.plusNanos(nanos - startNanos);
    if (Duration.between(measured, said).compareTo(FOLLOWED) <= 0) {
      return measured;
    }
    start = said;
    startNanos = nanos;
    return said;
  }

  @Override
  public ZoneId getZone() {
    return wall.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SteadyClock(wall.withZone(zone), nanoTime);
  }
}
