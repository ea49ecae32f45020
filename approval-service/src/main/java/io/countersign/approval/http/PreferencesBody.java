package io.countersign.approval.http;

import io.countersign.approval.notice.Preferences;
import io.countersign.approval.notice.QuietHours;
import io.countersign.approval.notice.SummaryTimes;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told, as it is sent and shown.
 *
 * @param quietHours when only urgent things are told; absent for never
 * @param summary when everything that waits is told at once; absent for never
 * @param immediate whether each batch is told by itself, as it comes; false if absent
 */
record PreferencesBody(
    @Nullable Quiet quietHours, @Nullable Summary summary, @Nullable Boolean immediate) {
  /** Times of day such as {@code 20:00}, and a zone such as {@code Europe/Berlin}. */
  record Quiet(
      @Schema(examples = "20:00") String from,
      @Schema(examples = "07:30") String to,
      @Schema(examples = "Europe/Berlin") String zone) {}

  /**
   * @param channel such as {@code email}
   * @param at times of day
   */
  record Summary(String channel, List<String> at) {}

  /** Jackson reads an empty body, and {@code null}, as none. */
  static PreferencesBody required(@Nullable PreferencesBody body) {
    if (body == null) {
      throw invalid("Preferences are expected, such as {\"immediate\": true}.");
    }
    return body;
  }

  static PreferencesBody of(Preferences preferences) {
    QuietHours quiet = preferences.quietHours();
    SummaryTimes summary = preferences.summary();
    return new PreferencesBody(
        quiet == null
            ? null
            : new Quiet(quiet.from().toString(), quiet.to().toString(), quiet.zone().getId()),
        summary == null
            ? null
            : new Summary(
                summary.channel(), summary.at().stream().map(LocalTime::toString).toList()),
        preferences.immediate());
  }

  Preferences preferences() {
    try {
      return new Preferences(
          quietHours == null
              ? null
              : new QuietHours(
                  time("quietHours.from", quietHours.from()),
                  time("quietHours.to", quietHours.to()),
                  zone(quietHours.zone())),
          summary == null
              ? null
              : new SummaryTimes(
                  summary.channel(),
                  summary.at().stream().map(t -> time("summary.at", t)).toList()),
          Boolean.TRUE.equals(immediate));
    } catch (IllegalArgumentException e) {
      throw invalid("Preferences are not valid: " + e.getMessage() + ".");
    }
  }

  private static LocalTime time(String field, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw invalid("Field %s is '%s'; a time of day is like 20:00.".formatted(field, text));
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw invalid("Field quietHours.zone is '%s'; a zone is like Europe/Berlin.".formatted(text));
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(CommonProblem.INVALID_REQUEST, detail);
  }
}
