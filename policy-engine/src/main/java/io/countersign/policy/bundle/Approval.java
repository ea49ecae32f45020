package io.countersign.policy.bundle;

import io.countersign.contracts.ApprovalRequirement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code approval: {quorum: 1, roles: [reviewer], expiresAfter: 1h}}. */
final class Approval {
  private static final String FIELD = "approval";
  private static final Set<String> FIELDS = Set.of("quorum", "roles", "expiresAfter");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhd])");

  private Approval() {}

  static Optional<ApprovalRequirement> optional(YamlMapping spec) throws InvalidDocumentException {
    Optional<YamlMapping> approval = spec.optionalMapping(FIELD, FIELDS);
    return approval.isPresent() ? Optional.of(read(spec, approval.get())) : Optional.empty();
  }

  static ApprovalRequirement required(YamlMapping spec) throws InvalidDocumentException {
    return read(spec, spec.mapping(FIELD, FIELDS));
  }

  private static ApprovalRequirement read(YamlMapping spec, YamlMapping approval)
      throws InvalidDocumentException {
    int quorum = quorum(approval);
    Set<String> roles = approval.texts("roles");
    Duration expiresAfter = expiresAfter(approval);
    try {
      return ApprovalRequirement.of(quorum, roles, expiresAfter);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(spec.required(FIELD), String.valueOf(e.getMessage()));
    }
  }

  private static int quorum(YamlMapping approval) throws InvalidDocumentException {
    String text = approval.text("quorum");
    if (!NUMBER.matcher(text).matches()) {
      throw InvalidDocumentException.at(
          approval.required("quorum"), "quorum must be a number of persons, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static Duration expiresAfter(YamlMapping approval) throws InvalidDocumentException {
    String text = approval.text("expiresAfter");
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw InvalidDocumentException.at(
          approval.required("expiresAfter"),
          "expiresAfter must be a time such as 30m, 1h or 2d, not " + text);
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
