package io.countersign.platform.event;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which request all of this is about: W3C Trace Context (https://www.w3.org/TR/trace-context/),
 * version 00.
 *
 * @param traceId 32 hexadecimal digits, the same on every hop
 * @param spanId 16 hexadecimal digits, new on every hop
 * @param flags 2 hexadecimal digits, {@code 01} being sampled
 */
public record TraceContext(String traceId, String spanId, String flags) {
  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  /**
   * Continues the caller's trace; a caller without a valid one gets a new trace, as the
   * specification asks.
   */
  public static TraceContext continueOrStart(@Nullable String traceparent) {
    return parse(traceparent)
        .map(TraceContext::child)
        .orElseGet(() -> new TraceContext(random(TRACE_BYTES), random(SPAN_BYTES), "01"));
  }

  public static Optional<TraceContext> parse(@Nullable String traceparent) {
    Matcher matcher = FORM.matcher(traceparent == null ? "" : traceparent);
    if (!matcher.matches() || isZero(matcher.group(1)) || isZero(matcher.group(2))) {
      return Optional.empty();
    }
    return Optional.of(new TraceContext(matcher.group(1), matcher.group(2), matcher.group(3)));
  }

  /** The same trace, one hop on. */
  public TraceContext child() {
    return new TraceContext(traceId, random(SPAN_BYTES), flags);
  }

  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }

  private static String random(int size) {
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
