package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What policy says of a command. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.Allowed.class, name = "allowed"),
  @JsonSubTypes.Type(value = Decision.Denied.class, name = "denied"),
  @JsonSubTypes.Type(value = Decision.ApprovalRequired.class, name = "approval-required"),
  @JsonSubTypes.Type(value = Decision.MeasureFirst.class, name = "measure-first")
})
public sealed interface Decision {
  /** The name that JSON and the audit store's filters use. */
  @JsonIgnore
  String outcome();

  record Allowed() implements Decision {
    @Override
    public String outcome() {
      return "allowed";
    }
  }

  /**
   * @param reasons one per policy that denied, each naming what to do instead
   */
  record Denied(List<String> reasons) implements Decision {
    public Denied {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String outcome() {
      return "denied";
    }
  }

  record ApprovalRequired(ApprovalRequirement requirement) implements Decision {
    @Override
    public String outcome() {
      return "approval-required";
    }
  }

  /** Not decided yet: the executor is asked what the command would do, then it is decided again. */
  record MeasureFirst(MeasureMethod method) implements Decision {
    @Override
    public String outcome() {
      return "measure-first";
    }
  }
}
