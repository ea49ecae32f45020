package io.countersign.audit.http;

import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.Proving;
import io.countersign.log.proof.TlogProof;
import io.countersign.platform.event.RecordPosition;
import io.countersign.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proofs of single records. */
@Path("/v1/events/{topic}/{partition}/{offset}/proof")
@Produces(MediaType.TEXT_PLAIN)
@Tag(name = "Ledger")
@RunOnVirtualThread
public class ProofResource {
  private final Ledger ledger;
  private final ReadRecorder recorder;

  ProofResource(Ledger ledger, ReadRecorder recorder) {
    this.ledger = ledger;
    this.recorder = recorder;
  }

  @GET
  @RolesAllowed("auditor")
  @Operation(
      summary = "The proof that a record is in the ledger",
      description =
          "A proof file (C2SP tlog-proof) for the record's leaf. cosignatures: how many the checkpoint must have at least"
              + " (default 0). The request is itself recorded as an event.")
  public String proof(String topic, String partition, String offset, @Context UriInfo uri) {
    RecordPosition position = EventsResource.position(topic, partition, offset);
    int cosignatures = LedgerResource.cosignatures(uri);
    return switch (recorder.recorded(uri, () -> ledger.prove(position, cosignatures))) {
      case Proving.Proved proved -> new TlogProof(proved.path(), proved.checkpoint()).encode();
      case Proving.Unknown unknown -> throw EventsResource.unknown(position.toString());
      case Proving.TooEarly early ->
          throw new ProblemException(
              AuditProblem.NO_CHECKPOINT,
              "The record is stored, but no such checkpoint covers it yet. Ask again in a few seconds.");
      case Proving.Broken broken ->
          throw new ProblemException(
              AuditProblem.LEDGER_BROKEN, "The ledger is broken: " + broken.reason() + ".");
    };
  }
}
