package io.countersign.intake;

import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to have run, not yet checked.
 *
 * @param grant present where it is not to run, but a standing approval for its form is asked for
 * @param session the session that it belongs to, as an earlier command's answer named it; absent
 *     for one of its own
 */
public record Submission(
    String dataSource,
    String sql,
    List<BindValue> parameters,
    @Nullable String justification,
    @Nullable GrantTerms grant,
    @Nullable SessionId session) {
  public Submission {
    parameters = List.copyOf(parameters);
  }

  /** In a session of its own. */
  public Submission(
      String dataSource,
      String sql,
      List<BindValue> parameters,
      @Nullable String justification,
      @Nullable GrantTerms grant) {
    this(dataSource, sql, parameters, justification, grant, null);
  }

  /** Of a command that is to run. */
  public Submission(
      String dataSource, String sql, List<BindValue> parameters, @Nullable String justification) {
    this(dataSource, sql, parameters, justification, null);
  }

  /** Tells whether two requests under one idempotency key ask for the same thing. */
  public Digest digest() {
    CanonicalForm form =
        CanonicalForm.of("countersign.submission.v1")
            .text(dataSource)
            .text(sql)
            .text(justification)
            .value(parameters.size());
    parameters.forEach(p -> form.value(p.type()).text(p.text()));
    if (grant != null) {
      form.value(grant.uses()).value(grant.maximumRows()).value(grant.until());
    }
    if (session != null) {
      form.text("session").value(session);
    }
    return form.digest();
  }
}
