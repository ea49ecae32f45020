package io.countersign.intake;

import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller wants to have run, not yet checked. */
public record Submission(
    String dataSource, String sql, List<BindValue> parameters, @Nullable String justification) {
  public Submission {
    parameters = List.copyOf(parameters);
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
    return form.digest();
  }
}
