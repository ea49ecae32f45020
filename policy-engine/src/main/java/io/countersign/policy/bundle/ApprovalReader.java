package io.countersign.policy.bundle;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.MeasureMethod;
import io.countersign.policy.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code approval: {quorum: 1, roles: [reviewer], expiresAfter: 1h}}, or with {@code stages:}
 * for persons who are asked one group after the other.
 */
final class ApprovalReader {
  private static final String FIELD = "approval";
  private static final Set<String> FIELDS = Set.of("quorum", "roles", "stages", "expiresAfter");
  private static final Set<String> MEASURED =
      Set.of("quorum", "roles", "stages", "expiresAfter", "measure", "tolerance");
  private static final Set<String> STAGE = Set.of("quorum", "roles");

  private ApprovalReader() {}

  static Ruling.RequireApproval ruling(YamlMapping spec) throws InvalidDocumentException {
    YamlMapping approval = spec.mapping(FIELD, MEASURED);
    MeasureMethod measure =
        approval.has("measure") ? Scalars.choice(approval, "measure", MeasureMethod.class) : null;
    Integer tolerance = measure == MeasureMethod.TRIAL ? Integer.valueOf(0) : null;
    if (approval.has("tolerance")) {
      tolerance = Scalars.percent(approval, "tolerance");
    }
    ApprovalRequirement plain = requirement(spec, approval);
    try {
      return new Ruling.RequireApproval(
          new ApprovalRequirement(plain.stages(), plain.expiresAfter(), tolerance), measure);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(spec.required(FIELD), String.valueOf(e.getMessage()));
    }
  }

  /** What nobody's policy asks for is not measured. */
  static ApprovalRequirement requirement(YamlMapping spec) throws InvalidDocumentException {
    return requirement(spec, spec.mapping(FIELD, FIELDS));
  }

  private static ApprovalRequirement requirement(YamlMapping spec, YamlMapping approval)
      throws InvalidDocumentException {
    try {
      return new ApprovalRequirement(
          stages(approval), Scalars.duration(approval, "expiresAfter"), null);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(spec.required(FIELD), String.valueOf(e.getMessage()));
    }
  }

  /** One or several. */
  static List<ApprovalStage> stages(YamlMapping approval) throws InvalidDocumentException {
    if (!approval.has("stages")) {
      return List.of(stage(approval));
    }
    if (approval.has("quorum") || approval.has("roles")) {
      throw InvalidDocumentException.at(
          approval.required("stages"),
          "an approval has either 'stages', or 'quorum' and 'roles' of its only stage");
    }
    List<ApprovalStage> stages = new ArrayList<>();
    for (YamlMapping stage : approval.mappings("stages", STAGE)) {
      stages.add(stage(stage));
    }
    return stages;
  }

  private static ApprovalStage stage(YamlMapping stage) throws InvalidDocumentException {
    int quorum = Scalars.persons(stage, "quorum");
    return new ApprovalStage(quorum, stage.texts("roles"));
  }
}
