package io.countersign.audit.report;

import io.countersign.contracts.event.PublicationAbandoned;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.log.note.VerifiedCheckpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the trail is whole, and is what it was.
 *
 * @param waiting records that have no place in the tree yet
 * @param continuation whether the ledger continues the last checkpoint before the period; absent
 *     where there is none
 * @param cosigned who has cosigned the checkpoint of this report
 * @param openIncidents how many nobody has explained
 * @param abandoned events that their producers gave up before Kafka had them
 * @param setAside records that a service could not read
 * @param withoutEnd commands of the period that wait for nobody and have no end
 */
public record Integrity(
    RecordCounts records,
    Comparison comparison,
    long waiting,
    @Nullable Continuation continuation,
    List<Cosigned> cosigned,
    List<Witness> witnesses,
    Listing<IncidentLine> incidents,
    long openIncidents,
    Listing<Told> abandoned,
    Listing<Told> setAside,
    long withoutEnd)
    implements Section {
  public Integrity {
    cosigned = List.copyOf(cosigned);
    witnesses = List.copyOf(witnesses);
  }

  /**
   * @param root in Base64
   * @param holds whether the later tree begins with the earlier one
   * @param keyKnown whether a key that signs now has signed the earlier one, by its name and id
   */
  public record Continuation(long size, String root, boolean holds, boolean keyKnown) {}

  /** When a witness says that it signed. */
  public record Cosigned(String witness, Instant at) {}

  /**
   * How far a witness has come.
   *
   * @param behind leaves of the checkpoint that it has not vouched for
   */
  public record Witness(String witness, long size, long behind, Instant receivedAt) {}

  static Integrity of(Evidence evidence, LedgerEvidence ledger) {
    long size = ledger.checkpoint().size();
    return new Integrity(
        evidence.facts().records(evidence.period()),
        Comparison.of(ledger, evidence.settings()),
        ledger.facts().waiting(),
        ledger.continuation(evidence.period()).orElse(null),
        ledger.verified().cosigned().stream().map(Integrity::cosigned).toList(),
        ledger.facts().witnesses().stream()
            .map(w ->
                new Witness(w.witness(), w.size(), Math.max(0, size - w.size()), w.receivedAt()))
            .toList(),
        IncidentLine.about(evidence.incidents(), evidence.period(), evidence.settings()),
        evidence.incidents().open(),
        evidence.told(PublicationAbandoned.class),
        evidence.told(RecordRejected.class),
        evidence.facts().withoutEnd(evidence.period()));
  }

  private static Cosigned cosigned(VerifiedCheckpoint.Cosigned cosigned) {
    return new Cosigned(cosigned.witness().name(), cosigned.at());
  }
}
