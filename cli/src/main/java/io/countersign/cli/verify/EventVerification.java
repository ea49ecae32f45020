package io.countersign.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Api;
import io.countersign.log.InvalidProofException;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifiedCheckpoint;
import io.countersign.log.proof.TlogProof;
import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import io.countersign.log.verify.Finding;
import io.countersign.log.verify.Verdict;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one record as the store hands it out.
 *
 * @param cosignatures how many the checkpoint must have
 */
public record EventVerification(Api store, TrustPolicy policy, int cosignatures) {
  /**
   * @param position topic/partition/offset
   */
  public Verdict of(String position) {
    String path = "/v1/events/" + position;
    String proof = store.text(path + "/proof?cosignatures=" + cosignatures);
    LogRecord stored = record(store.get(path).expect(200).body());
    try {
      TlogProof parsed = TlogProof.parse(proof);
      return sound(stored, parsed, parsed.verify(RecordLeaf.of(stored).encode(), policy));
    } catch (InvalidProofException | InvalidNoteException e) {
      return new Verdict(
          List.of(),
          1,
          List.of(new Finding(position, String.valueOf(e.getMessage()))),
          List.of("anything else"));
    }
  }

  private static Verdict sound(LogRecord record, TlogProof proof, VerifiedCheckpoint verified) {
    List<String> checked = new ArrayList<>();
    checked.add(
        "%s is leaf %,d of %,d of %s, signed by %s"
            .formatted(
                record.position(),
                proof.index(),
                verified.checkpoint().size(),
                verified.checkpoint().origin(),
                verified.signed().getFirst().name()));
    verified
        .cosigned()
        .forEach(c -> checked.add("cosigned by %s at %s".formatted(c.witness().name(), c.at())));
    List<String> not = new ArrayList<>(List.of("any other record"));
    if (verified.cosigned().isEmpty()) {
      not.add("that others were shown the same log: no trusted witness has cosigned");
    }
    return new Verdict(checked, 0, List.of(), not);
  }

  @SuppressWarnings("NullAway") // Does not see in class files that an array may be absent.
  private static LogRecord record(JsonNode body) {
    List<LogHeader> headers = new ArrayList<>();
    body.path("headers")
        .forEach(h ->
            headers.add(
                new LogHeader(h.path("name").asText().getBytes(UTF_8), bytes(h.path("value")))));
    JsonNode position = body.path("position");
    return new LogRecord(
        position.path("topic").asText(),
        position.path("partition").asInt(),
        position.path("offset").asLong(),
        body.path("timestamp").asLong(),
        bytes(body.path("key")),
        headers,
        bytes(body.path("value")));
  }

  private static byte @Nullable [] bytes(JsonNode base64) {
    return base64.isTextual() ? Base64.getDecoder().decode(base64.asText()) : null;
  }
}
