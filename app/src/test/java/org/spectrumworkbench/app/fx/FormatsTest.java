package org.spectrumworkbench.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void timeLeftIsARangeInOneUnit() {
    assertThat(Formats.timeLeft(14 * 60 + 5, 18 * 60 + 40)).isEqualTo("14–19 min left");
    assertThat(Formats.timeLeft(41, 53)).isEqualTo("40–55 s left");
    assertThat(Formats.timeLeft(30, 110)).isEqualTo("up to 2 min left");
    assertThat(Formats.timeLeft(2, 8)).isEqualTo("a few s left");
    assertThat(Formats.timeLeft(7200, 10800)).isEqualTo("2.0–3.0 h left");
  }

  @Test
  void rangeOfOneNumberSaysAbout() {
    assertThat(Formats.durations(120, 120)).isEqualTo("about 2 min");
    assertThat(Formats.bytes(300_000_000, 300_000_000)).isEqualTo("about 300 MB");
  }

  @Test
  void rangeAcrossUnitsNamesBoth() {
    assertThat(Formats.bytes(800_000_000, 1_200_000_000)).isEqualTo("800 MB – 1.2 GB");
    assertThat(Formats.bytes(300_000_000, 450_000_000)).isEqualTo("300–450 MB");
  }

  @Test
  void durationKeepsItsTwoLargestUnits() {
    assertThat(Formats.duration(45)).isEqualTo("45 s");
    assertThat(Formats.duration(203)).isEqualTo("3 min 23 s");
    assertThat(Formats.duration(3900)).isEqualTo("1 h 05 min");
    assertThat(Formats.duration(2 * 86400 + 7200)).isEqualTo("2 d 2 h");
  }

  @Test
  void numbersHaveAsManyDigitsAsTheyNeed() {
    assertThat(Formats.number(.0004)).isEqualTo("4.00e-4");
    assertThat(Formats.number(2.3666)).isEqualTo("2.37");
    assertThat(Formats.number(12345)).isEqualTo("12,345");
    assertThat(Formats.number(Double.NaN)).isEqualTo("–");
  }

  @Test
  void timesOfTodayAndYesterdayAreSaidSo() {
    Instant now = Instant.parse("2026-03-14T09:26:53Z");
    assertThat(Formats.when(now.minusSeconds(60), now, ZoneOffset.UTC)).isEqualTo("today 09:25");
    assertThat(Formats.when(now.minusSeconds(86400), now, ZoneOffset.UTC))
        .isEqualTo("yesterday 09:26");
    assertThat(Formats.when(Instant.parse("2026-01-02T03:04:05Z"), now, ZoneOffset.UTC))
        .isEqualTo("2 Jan, 03:04");
    assertThat(Formats.when(Instant.parse("2025-01-02T03:04:05Z"), now, ZoneOffset.UTC))
        .isEqualTo("2 Jan 2025");
  }
}
