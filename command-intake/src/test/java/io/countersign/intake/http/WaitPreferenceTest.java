package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "wait=30",
        "Wait=30",
        "wait = 30",
        "wait=\"30\"",
        "respond-async, wait=30",
        "wait=30; foo=bar",
        "wait=30, wait=5"
      })
  void isReadAsTheRfcWritesIt(String header) {
    assertThat(parse(header)).hasValue(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "respond-async", "wait", "wait=", "wait=-1", "wait=soon", "await=3"})
  void isIgnoredIfItCannotBeUnderstood(String header) {
    assertThat(parse(header)).isEmpty();
  }

  @Test
  void isNoLongerThanAllowed() {
    assertThat(parse("wait=999999999")).hasValue(Duration.ofSeconds(60));
  }

  private static Optional<Duration> parse(String header) {
    return WaitPreference.parse(List.of(header), Duration.ofSeconds(60));
  }
}
