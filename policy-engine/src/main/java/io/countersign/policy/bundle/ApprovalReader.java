package io.countersign.policy.bundle;

import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.StageOrder;
import io.countersign.policy.ApprovalRule;
import io.countersign.policy.Ruling;
import io.countersign.policy.StageRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code approval: {quorum: 1, roles: [reviewer], expiresAfter: 1h}}, or with {@code stages:}
 * for several groups of persons.
 */
final class ApprovalReader {
  private static final String FIELD = "approval";
  private static final String STAGES = "stages";
  private static final String ORDER = "order";
  private static final String BREAK_GLASS = "breakGlass";
  private static final String GRANTS = "grants";
  private static final Set<String> FIELDS =
      and(StageReader.FIELDS, ORDER, STAGES, "expiresAfter", "justification", BREAK_GLASS, GRANTS);
  private static final Set<String> MEASURED = and(FIELDS, "measure", "tolerance");

  /** Whether a command has to say why. */
  private enum Justification {
    OPTIONAL,
    REQUIRED
  }

  private ApprovalReader() {}

  private static Set<String> and(Set<String> some, String... others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(others));
    return Set.copyOf(all);
  }

  static Ruling.RequireApproval ruling(YamlMapping spec) throws InvalidDocumentException {
    YamlMapping approval = spec.mapping(FIELD, MEASURED);
    MeasureMethod measure =
        approval.has("measure") ? Scalars.choice(approval, "measure", MeasureMethod.class) : null;
    Integer tolerance = measure == MeasureMethod.TRIAL ? Integer.valueOf(0) : null;
    if (approval.has("tolerance")) {
      tolerance = Scalars.percent(approval, "tolerance");
    }
    ApprovalRule rule = rule(approval, tolerance);
    return approval.checked(() -> new Ruling.RequireApproval(rule, measure));
  }

  /** What nobody's policy asks for is not measured. */
  static ApprovalRule rule(YamlMapping spec) throws InvalidDocumentException {
    return rule(spec.mapping(FIELD, FIELDS), null);
  }

  private static ApprovalRule rule(YamlMapping approval, @Nullable Integer tolerance)
      throws InvalidDocumentException {
    List<StageRule> stages = stages(approval);
    var expiresAfter = Scalars.duration(approval, "expiresAfter");
    boolean justified =
        approval.has("justification")
            && Scalars.choice(approval, "justification", Justification.class)
                == Justification.REQUIRED;
    StageOrder order = order(approval);
    BreakGlass breakGlass = breakGlass(approval);
    GrantBounds grants = grants(approval);
    return approval.checked(() ->
        new ApprovalRule(order, stages, expiresAfter, tolerance, justified, breakGlass, grants));
  }

  private static StageOrder order(YamlMapping approval) throws InvalidDocumentException {
    if (!approval.has(ORDER)) {
      return StageOrder.SEQUENTIAL;
    }
    if (!approval.has(STAGES)) {
      throw InvalidDocumentException.at(
          approval.node(ORDER),
          "'order' says how several stages are asked, and there is one: remove it, or add 'stages'");
    }
    return Scalars.choice(approval, ORDER, StageOrder.class);
  }

  /** One or several. */
  private static List<StageRule> stages(YamlMapping approval) throws InvalidDocumentException {
    if (!approval.has(STAGES)) {
      return List.of(StageReader.read(approval));
    }
    for (String field : StageReader.FIELDS) {
      if (approval.has(field)) {
        throw InvalidDocumentException.at(
            approval.node(field),
            "an approval with 'stages' has '%s' in each of them: move it there".formatted(field));
      }
    }
    List<StageRule> stages = new ArrayList<>();
    for (YamlMapping stage : approval.mappings(STAGES, StageReader.FIELDS)) {
      stages.add(StageReader.read(stage));
    }
    return stages;
  }

  static @Nullable BreakGlass breakGlass(YamlMapping approval) throws InvalidDocumentException {
    if (!approval.has(BREAK_GLASS)) {
      return null;
    }
    YamlMapping allowed = approval.mapping(BREAK_GLASS, Set.of("roles", "reviewWithin"));
    Set<String> roles = allowed.texts("roles");
    var reviewWithin = Scalars.duration(allowed, "reviewWithin");
    return allowed.checked(() -> new BreakGlass(roles, reviewWithin));
  }

  static @Nullable GrantBounds grants(YamlMapping approval) throws InvalidDocumentException {
    if (!approval.has(GRANTS)) {
      return null;
    }
    YamlMapping bounds = approval.mapping(GRANTS, Set.of("uses", "rows", "validFor"));
    int uses = Scalars.number(bounds, "uses");
    long rows = Scalars.count(bounds, "rows");
    var validFor = Scalars.duration(bounds, "validFor");
    return bounds.checked(() -> new GrantBounds(uses, rows, validFor));
  }
}
