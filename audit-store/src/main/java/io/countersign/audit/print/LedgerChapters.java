package io.countersign.audit.print;

import static io.countersign.audit.print.ActivityChapters.alarm;
import static io.countersign.audit.print.ActivityChapters.fact;

import io.countersign.audit.report.Comparison;
import io.countersign.audit.report.Integrity;
import io.countersign.audit.report.Keys;
import io.countersign.audit.report.LeafState;
import io.countersign.audit.report.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was verified. */
final class LedgerChapters {
  private LedgerChapters() {}

  static Chapter integrity(Integrity integrity) {
    Comparison c = integrity.comparison();
    return new Chapter(
        "integrity",
        "Completeness and integrity",
        "Whether the trail is whole, and is what it was. Stored records were compared with the leaves of the ledger when this report was made.",
        List.of(
            new Block.Facts(
                List.of(
                    alarm("Faults found", c.faults()),
                    fact("Records that are what the ledger says", c.equal()),
                    fact("The same, of which the value is not kept", c.withoutValue()),
                    fact("Disposed of by retention, as the store says", c.disposed()),
                    fact("Hand-overs of the signing key", c.handOvers()),
                    fact("Groups of leaves compared", c.groupsCompared()),
                    fact("Groups of leaves of the period", c.groups()),
                    fact("Records stored in the period", integrity.records().records()),
                    fact("Second deliveries among them", integrity.records().duplicates()),
                    alarm("Records that are no events", integrity.records().unreadable()),
                    alarm("Open incidents", integrity.openIncidents()),
                    alarm("Commands without an end", integrity.withoutEnd()),
                    fact("Records that wait for their place", integrity.waiting()))),
            bound(c),
            TableOf.all("Faults", c.listed())
                .text("Where", f -> f.where())
                .sentence("What", f -> f.what())
                .alarmingIf(_ -> true)
                .orElse("What was compared is what was logged."),
            continuation(integrity.continuation()),
            TableOf.all("Witnesses", integrity.witnesses())
                .text("Witness", w -> w.witness())
                .number("Tree that it cosigned", w -> w.size())
                .number("Leaves behind", w -> w.behind())
                .text("Received", w -> Words.time(w.receivedAt()))
                .orElse("No witness has cosigned anything."),
            TableOf.first("Incidents", integrity.incidents())
                .text("Number", i -> Long.toString(i.id()))
                .text("Kind", i -> i.kind().toString())
                .text("Found", i -> Words.time(i.foundAt()))
                .sentence("What", i -> i.sentence())
                .text("Closed by", i -> Words.text(i.closedBy()))
                .sentence("Reason", i -> Words.text(i.reason()))
                .alarmingIf(i -> i.closedBy() == null)
                .orElse("There is no incident of the period, and none is open."),
            PeopleChapters.told(
                "Events that their producers gave up",
                integrity.abandoned(),
                "No event was given up."),
            PeopleChapters.told(
                "Records that services set aside",
                integrity.setAside(),
                "No record was set aside.")));
  }

  private static Block bound(Comparison c) {
    Double bound = c.errorBound();
    String range =
        "Leaves %s up to %s of the ledger are those of the period."
            .formatted(Words.number(c.from()), Words.number(c.to()));
    return new Block.Paragraph(
        bound == null
            ? range
            : range
                + String.format(
                    Locale.ROOT,
                    " Of their groups, some were drawn by the root of the tree: with a probability of 95 %%, at most %.2f %% of the groups have a fault.",
                    bound * 100));
  }

  private static Block continuation(Integrity.@Nullable Continuation c) {
    if (c == null) {
      return new Block.Paragraph("There is no signed checkpoint from before the period.");
    }
    return new Block.Facts(
        List.of(
            new Block.Facts.Fact(
                "The ledger continues the last checkpoint before the period, of %s leaves"
                    .formatted(Words.number(c.size())),
                c.holds() ? "yes" : "NO",
                !c.holds())));
  }

  static Chapter sample(Sample sample) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Drawn from leaves %s up to %s. The root of the tree decides what is drawn (seed %s), so nobody could choose. Each proof leads from the record's leaf to that root."
                .formatted(Words.number(sample.from()), Words.number(sample.to()), sample.seed())));
    if (sample.fault() != null) {
      blocks.add(
          new Block.Facts(List.of(new Block.Facts.Fact("Drawing ended", sample.fault(), true))));
    }
    blocks.add(
        TableOf.all("Records", sample.records())
            .text("Record", r -> r.position())
            .text("Event", r -> Words.text(r.type()))
            .text("Time (Kafka)", r -> Words.time(r.time()))
            .number("Leaf", r -> r.index())
            .text("As logged", r -> r.state().toString())
            .sentence("SHA-256 of the value", r -> Words.text(r.valueHash()))
            .alarmingIf(r -> r.state() == LeafState.DIFFERENT || r.state() == LeafState.MISSING)
            .orElse("There is nothing to draw from."));
    sample
        .records()
        .forEach(r ->
            blocks.add(new Block.Lines("Proof of " + r.position(), r.proof().lines().toList())));
    return new Chapter(
        "sample",
        "Random sample",
        "Records with proofs that anybody can verify, with the public key of the ledger and without its operators.",
        blocks);
  }

  static Chapter keys(Keys keys) {
    return new Chapter(
        "keys",
        "Keys",
        "Which keys signed.",
        List.of(
            TableOf.all("Public keys of the ledger now", keys.ledger())
                .text("Key", k -> k)
                .orElse("None."),
            TableOf.all("Public keys of witnesses now", keys.witnesses())
                .text("Key", k -> k)
                .orElse("No witness is configured."),
            TableOf.all("Who signed the checkpoints at both ends of the period", keys.signers())
                .number("Leaves", s -> s.size())
                .text("Name", s -> s.name())
                .text("Key id", s -> s.keyId())
                .text("Is a key of now", s -> Words.yesOrNo(s.known()))
                .orElse("Nobody."),
            TableOf.all("Keys of warrants", keys.warrants())
                .text("Key", k -> k.keyId())
                .number("Warrants", k -> k.warrants())
                .text("First", k -> Words.time(k.first()))
                .text("Last", k -> Words.time(k.last()))
                .orElse("No warrant was issued.")));
  }
}
