package io.countersign.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\rx",
        "\uFF1D1",
        "\u00A0=1"
      })
  void aCellIsNoFormula(String text) {
    assertThat(Cell.of(text)).startsWith("\"'");
  }

  @Test
  void aCellIsTextAsItWasOtherwise() {
    assertThat(Cell.of("say \"hello\",\nworld")).isEqualTo("\"say \"\"hello\"\",\nworld\"");
    assertThat(Cell.of(null)).isEqualTo("\"\"");
    assertThat(Cell.of(-5L)).isEqualTo("\"-5\"");
    assertThat(Cell.of(List.of("a", "b"))).isEqualTo("\"a;b\"");
    assertThat(Cell.of("a=b")).isEqualTo("\"a=b\"");
  }

  @Test
  void jsonKeepsTheValuesBytes() {
    // Given
    String value = "{\"n\": 1.50,  \"t\":\"a,\\\"data\\\":b\"}";

    // Then
    assertThat(json(value)).endsWith(",\"dataOmitted\":false,\"data\":" + value + "}");
    assertThat(json("{\"pretty\":\n1}")).contains("\"dataOmitted\":true").doesNotContain("pretty");
    assertThat(json("nonsense")).contains("\"dataOmitted\":true").doesNotContain("nonsense");
    assertThat(json(null)).contains("\"dataOmitted\":false").doesNotContain("\"data\":");
  }

  @Test
  void aSyslogMessageIsOneLineOfItsForm() {
    // When
    byte[] line =
        SyslogLines.events("host one").line(event("{}", "bad \"]\\ \n actor", "said: a\nb\u0007c"));

    // Then
    assertThat(new String(line, UTF_8))
        .isEqualTo(
            "<109>1 2026-11-23T12:00:00.123456Z host_one countersign - VoteCast"
                + " [countersign@32473 actor=\"bad \\\"\\]\\\\   actor\""
                + " command=\"00000000-0000-7000-8000-000000000001\""
                + " record=\"countersign.approvals/1/2\" source=\"/approval-service\"]"
                + " \uFEFFsaid: a b c");
  }

  private static String json(@Nullable String value) {
    return new String(JsonLines.events().line(event(value, "rita", "voted")), UTF_8);
  }

  private static TrailEvent event(@Nullable String value, String actor, String summary) {
    return new TrailEvent(
        new RecordPosition("countersign.approvals", 1, 2),
        null,
        "countersign.VoteCast.v1",
        Instant.parse("2026-11-23T12:00:00.123456789Z"),
        "/approval-service",
        null,
        new CommandId(UUID.fromString("00000000-0000-7000-8000-000000000001")),
        null,
        null,
        null,
        null,
        actor,
        summary,
        null,
        null,
        value == null ? null : value.getBytes(UTF_8),
        false,
        null);
  }
}
