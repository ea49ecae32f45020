package io.countersign.audit.behaviour;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A question to the trail, as a path that can be asked as it is.
 *
 * @param path with the parameters so far
 */
public record TrailQuery(String path) {
  public static TrailQuery of(String path) {
    return new TrailQuery(path);
  }

  public TrailQuery with(String name, String value) {
    char separator = path.indexOf('?') < 0 ? '?' : '&';
    return new TrailQuery(
        path + separator + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /** Of what happened from one moment up to another, that one included. */
  String between(Instant from, Instant last) {
    return within(from, last.plusMillis(1));
  }

  /**
   * @param to the first moment that is too late
   */
  public String within(Instant from, Instant to) {
    return with("from", from.toString()).with("to", to.toString()).path();
  }
}
