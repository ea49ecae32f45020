package io.countersign.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void continuesTheCallersTraceWithASpanOfItsOwn() {
    TraceContext continued = TraceContext.continueOrStart(GIVEN);
    assertThat(continued.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(continued.spanId()).isNotEqualTo("b7ad6b7169203331");
    assertThat(TraceContext.parse(continued.traceparent())).contains(continued);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      })
  void startsANewTraceWhereNoneIsGiven(String traceparent) {
    assertThat(TraceContext.parse(traceparent)).isEmpty();
    assertThat(TraceContext.continueOrStart(traceparent).traceId()).hasSize(32);
  }
}
