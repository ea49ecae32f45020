package io.countersign.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import io.countersign.cli.client.Await;
import io.countersign.cli.verify.EventVerification;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.verify.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What anybody can check who knows nothing but the ledger's public key. */
final class VerifiedTrail implements Step {
  private final Supplier<String> commandId;

  VerifiedTrail(Supplier<String> commandId) {
    this.commandId = commandId;
  }

  @Override
  public String title() {
    return "The auditor verifies that update, with nothing but the ledger's public key";
  }

  @Override
  public void play(Stage stage, Narrator narrator) {
    Api audrey = stage.auditor();
    EventVerification verification = new EventVerification(audrey, trust(stage), 0);
    List<String> positions = positions(audrey);
    narrator.says("audrey", "countersign verify --event " + positions.getLast());
    Verdict last = verified(audrey, verification, positions.getLast());
    narrator.says("", last.text().stripTrailing());
    narrator.check(
        positions.stream().allMatch(p -> verified(audrey, verification, p).isSound()),
        "all %d events of it are in the signed tree, byte for byte".formatted(positions.size()));
  }

  private static TrustPolicy trust(Stage stage) {
    try {
      return TrustPolicy.log(VerifierKey.parse(Files.readString(stage.ledgerKey()).strip()));
    } catch (InvalidNoteException e) {
      throw new StepFailedException("the ledger's key is none: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> positions(Api audrey) {
    Answer timeline = audrey.get("/v1/commands/" + commandId.get() + "/timeline").expect(200);
    return StreamSupport.stream(timeline.at("/events").spliterator(), false)
        .map(VerifiedTrail::position)
        .toList();
  }

  private static String position(JsonNode event) {
    JsonNode at = event.path("position");
    return "%s/%s/%s"
        .formatted(
            at.path("topic").asText(), at.path("partition").asText(), at.path("offset").asText());
  }

  private static Verdict verified(Api audrey, EventVerification verification, String position) {
    Await.until(
        "a checkpoint over " + position,
        () -> audrey.status("/v1/events/" + position + "/proof"),
        status -> status == 200);
    return verification.of(position);
  }
}
