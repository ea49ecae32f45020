package io.countersign.approval.notice;

import io.countersign.approval.ApprovalRequest;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;

/** What requests have in common that are put to people together. */
public record BatchKey(String text) {
  /** Of a request whose form is not known, its own alone. */
  public static BatchKey of(ApprovalRequest request) {
    Command command = request.command();
    Digest fingerprint = request.decided().facts().fingerprint();
    CanonicalForm form =
        CanonicalForm.of("countersign.batch-key.v1")
            .text(command.principal().subject())
            .value(command.principal().kind())
            .text(command.principal().owner())
            .text(command.dataSource())
            .text(request.decided().environment())
            .value(request.requirement().digest())
            .value(request.decided().obligations().digest())
            .value(request.isForGrant())
            .value(fingerprint);
    GrantTerms terms = command.grant();
    if (terms != null) {
      form.value(terms.uses()).value(terms.maximumRows()).value(terms.until());
    }
    if (fingerprint == null) {
      form.value(request.id());
    }
    return new BatchKey(form.digest().text());
  }
}
