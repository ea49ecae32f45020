package io.countersign.policy.bundle;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.Decision;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import io.countersign.policy.ApprovalText;
import io.countersign.policy.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says of the approval that is required: its stages whole, of the rest what it
 * names.
 *
 * @param parts what is expected of each part that is named, in words
 */
record ExpectedApproval(Map<String, String> parts) {
  private static final String NONE = "none";
  private static final String APPROVAL = "approval";
  private static final String STAGES = "stages";
  private static final String ORDER = "order";
  private static final String EXPIRES_AFTER = "expiresAfter";
  private static final String BREAK_GLASS = "breakGlass";
  private static final String GRANTS = "grants";
  private static final List<String> PARTS =
      List.of(APPROVAL, ORDER, EXPIRES_AFTER, BREAK_GLASS, GRANTS);
  private static final Set<String> STAGE =
      Set.of("quorum", "roles", "persons", "agentOwner", "timeLimit", "onTimeout", "escalateTo");
  private static final Set<String> FIELDS =
      Set.of(
          "quorum",
          "roles",
          "persons",
          "agentOwner",
          "timeLimit",
          "onTimeout",
          "escalateTo",
          STAGES,
          ORDER,
          EXPIRES_AFTER,
          BREAK_GLASS,
          GRANTS);

  ExpectedApproval {
    parts = Map.copyOf(parts);
  }

  static ExpectedApproval read(YamlMapping expect) throws InvalidDocumentException {
    YamlMapping approval = expect.mapping(APPROVAL, FIELDS);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(APPROVAL, stages(readStages(approval)));
    if (approval.has(ORDER)) {
      parts.put(ORDER, order(Scalars.choice(approval, ORDER, StageOrder.class)));
    }
    if (approval.has(EXPIRES_AFTER)) {
      parts.put(EXPIRES_AFTER, Durations.text(Scalars.duration(approval, EXPIRES_AFTER)));
    }
    if (approval.has(BREAK_GLASS)) {
      parts.put(
          BREAK_GLASS,
          isNone(approval, BREAK_GLASS) ? NONE : breakGlass(ApprovalReader.breakGlass(approval)));
    }
    if (approval.has(GRANTS)) {
      parts.put(GRANTS, isNone(approval, GRANTS) ? NONE : grants(ApprovalReader.grants(approval)));
    }
    return new ExpectedApproval(parts);
  }

  private static boolean isNone(YamlMapping approval, String field)
      throws InvalidDocumentException {
    return !approval.isMapping(field) && approval.text(field).equals(NONE);
  }

  private static List<ApprovalStage> readStages(YamlMapping approval)
      throws InvalidDocumentException {
    if (!approval.has(STAGES)) {
      return List.of(stage(approval));
    }
    List<ApprovalStage> stages = new ArrayList<>();
    for (YamlMapping stage : approval.mappings(STAGES, STAGE)) {
      stages.add(stage(stage));
    }
    return stages;
  }

  private static ApprovalStage stage(YamlMapping stage) throws InvalidDocumentException {
    int quorum = Scalars.number(stage, "quorum");
    Set<String> roles = StageReader.texts(stage, "roles");
    Set<String> persons = StageReader.texts(stage, "persons");
    boolean agentOwner = StageReader.flag(stage, "agentOwner");
    StageTimeout timeout = StageReader.timeout(stage);
    return stage.checked(
        () -> new ApprovalStage(quorum, new Approvers(roles, persons), agentOwner, timeout));
  }

  /** One line for everything that is not as expected. */
  List<String> differences(Decision decision) {
    Map<String, String> actual =
        decision instanceof Decision.ApprovalRequired(var requirement)
            ? parts(requirement)
            : Map.of();
    return PARTS.stream()
        .filter(parts::containsKey)
        .filter(p -> !actual.getOrDefault(p, NONE).equals(parts.get(p)))
        .map(
            p -> "%s: expected %s, was %s".formatted(p, parts.get(p), actual.getOrDefault(p, NONE)))
        .toList();
  }

  private static Map<String, String> parts(ApprovalRequirement requirement) {
    return Map.of(
        APPROVAL, stages(requirement.stages()),
        ORDER, order(requirement.order()),
        EXPIRES_AFTER, Durations.text(requirement.expiresAfter()),
        BREAK_GLASS, breakGlass(requirement.breakGlass()),
        GRANTS, grants(requirement.grants()));
  }

  private static String stages(List<ApprovalStage> stages) {
    return stages.stream().map(ApprovalText::stage).collect(Collectors.joining("; "));
  }

  private static String order(StageOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  private static String breakGlass(@Nullable BreakGlass breakGlass) {
    return breakGlass == null ? NONE : ApprovalText.breakGlass(breakGlass);
  }

  private static String grants(@Nullable GrantBounds bounds) {
    return bounds == null ? NONE : ApprovalText.grants(bounds);
  }
}
