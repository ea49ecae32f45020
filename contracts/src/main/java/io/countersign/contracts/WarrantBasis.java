package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Upon whose word a warrant was issued. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WarrantBasis.Policy.class, name = "policy"),
  @JsonSubTypes.Type(value = WarrantBasis.People.class, name = "people"),
  @JsonSubTypes.Type(value = WarrantBasis.StandingGrant.class, name = "grant"),
  @JsonSubTypes.Type(value = WarrantBasis.BrokenGlass.class, name = "broken-glass")
})
public sealed interface WarrantBasis {
  /** The persons who answer for it, besides whoever submitted the command. */
  @JsonIgnore
  List<String> persons();

  /** Adds all that distinguishes it from others. */
  void addTo(CanonicalForm form);

  /** Policy allowed the command by itself. */
  record Policy() implements WarrantBasis {
    @Override
    public List<String> persons() {
      return List.of();
    }

    @Override
    public void addTo(CanonicalForm form) {
      form.text("policy");
    }
  }

  /** Persons approved this very command. */
  record People(ApprovalRequestId requestId, List<String> approvers) implements WarrantBasis {
    public People {
      approvers = someone(approvers);
    }

    @Override
    public List<String> persons() {
      return approvers;
    }

    @Override
    public void addTo(CanonicalForm form) {
      form.text("people").value(requestId).values(approvers);
    }
  }

  /** Persons approved commands of this form before. */
  record StandingGrant(ApprovalRequestId requestId, GrantId grantId, List<String> approvers)
      implements WarrantBasis {
    public StandingGrant {
      approvers = someone(approvers);
    }

    @Override
    public List<String> persons() {
      return approvers;
    }

    @Override
    public void addTo(CanonicalForm form) {
      form.text("grant").value(requestId).value(grantId).values(approvers);
    }
  }

  /** The submitter ran it before anybody approved, and answers for it. */
  record BrokenGlass(ApprovalRequestId requestId, String person) implements WarrantBasis {
    @Override
    public List<String> persons() {
      return List.of(person);
    }

    @Override
    public void addTo(CanonicalForm form) {
      form.text("broken-glass").value(requestId).text(person);
    }
  }

  private static List<String> someone(List<String> approvers) {
    if (approvers.isEmpty()) {
      throw new IllegalArgumentException("approvers must name at least one person");
    }
    return List.copyOf(approvers);
  }
}
