package io.countersign.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.CommandLife;
import io.countersign.audit.Partition;
import io.countersign.audit.store.ReportStage;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifiedCheckpoint;
import io.countersign.log.proof.TlogProof;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What reports verify, and what they say that they did not. */
class ReportIntegrityTest {
  private static final Partition OTHERS = new Partition("countersign.other", 0);
  private static final String FIRST_COMMAND =
      " WHERE topic = 'countersign.commands' AND record_offset = 0";

  /** 300 leaves from before the period, 2,011 of it, and a record that waits for its place. */
  private static ReportStage stage;

  @BeforeAll
  static void grow() {
    stage = new ReportStage();
    stage.ledger.store(OTHERS, 300);
    stage.grow();
    stage.ledger.tamper("UPDATE ledger_checkpoint SET made_at = made_at - interval '2 hours'");
    stage.store(CommandLife.approvedUpdate());
    stage.ledger.store(OTHERS, 2_000);
    stage.grow();
    stage.ledger.store(OTHERS, 1);
  }

  @Test
  void comparesEveryRecordOfThePeriodWithItsLeaf() {
    // When
    Comparison comparison = integrity(stage.whole()).comparison();

    // Then those of the first group come with it
    assertThat(comparison.from()).isEqualTo(300);
    assertThat(comparison.to()).isEqualTo(2_311);
    assertThat(comparison.equal()).isEqualTo(2_311 - 256);
    assertThat(comparison.faults()).isZero();
    assertThat(comparison.complete()).isTrue();
    assertThat(comparison.errorBound()).isNull();
  }

  @Test
  void checksThatTheLedgerContinuesWhatWasSignedBefore() {
    // When
    Integrity.Continuation continuation = integrity(stage.whole()).continuation();

    // Then
    assertThat(continuation).isNotNull();
    assertThat(continuation.size()).isEqualTo(300);
    assertThat(continuation.holds()).isTrue();
  }

  @Test
  void drawsGroupsOfALargePeriodAndSaysHowSureThatIs() {
    // When
    Report report = stage.whole(512);

    // Then
    Comparison comparison = integrity(report).comparison();
    assertThat(comparison.groups()).isEqualTo(9);
    assertThat(comparison.groupsCompared()).isEqualTo(2);
    assertThat(comparison.errorBound()).isBetween(0.77, 0.78);
    assertThat(report.notVerified())
        .anySatisfy(n -> assertThat(n.sentence()).contains("2 of 9 groups").contains("77.64 %"));
  }

  @Test
  void provesWhatItDraws() throws Exception {
    // When
    Sample sample = sample(stage);

    // Then
    assertThat(sample.records()).hasSize(5).allMatch(r -> r.state() == LeafState.EQUAL);
    TrustPolicy trust = TrustPolicy.log(stage.ledger.signer.verifierKeys().getFirst());
    for (Sample.Drawn drawn : sample.records()) {
      TlogProof proof = TlogProof.parse(drawn.proof());
      VerifiedCheckpoint verified = proof.verify(stage.ledger.leaf(drawn.position()), trust);
      assertThat(verified.checkpoint().root().base64()).isEqualTo(sample.seed());
    }
  }

  @Test
  void alwaysSaysWhatWasNotVerified() {
    assertThat(stage.whole().notVerified())
        .extracting(NotVerified::subject)
        .contains(
            "the rest of the period",
            "that others were shown the same ledger",
            "1 records at the end",
            "the audit store itself",
            "clocks",
            "what happened past Countersign")
        .doesNotContain("records that were not drawn", "integrity", "the ledger before the period");
  }

  @Test
  void saysOfASingleSectionThatItDidNotCompareRecords() {
    // When
    Report report =
        stage
            .maker()
            .make("access", List.of(SectionName.ACCESS), stage.period, "audrey")
            .orElseThrow();

    // Then
    assertThat(report.notVerified()).extracting(NotVerified::subject).contains("integrity");
  }

  @Test
  void saysOfAPeriodBeforeTheLedgerThatNothingHappened() {
    // When
    Report report =
        stage.of(
            new Period(
                stage.begin.minus(Duration.ofDays(9)), stage.begin.minus(Duration.ofDays(8))));

    // Then
    assertThat(integrity(report).records().records()).isZero();
    assertThat(((Access) report.sections().get(SectionName.ACCESS)).total().commands()).isZero();
    assertThat(report.notVerified())
        .extracting(NotVerified::subject)
        .contains("the ledger before the period");
  }

  @Test
  void findsWhatSomebodyDidToTheStore() {
    // Given
    ReportStage tampered = new ReportStage().store(CommandLife.approvedUpdate()).grow();

    // When a byte is changed, and a record is deleted
    tampered.ledger.tamper(
        "UPDATE event SET record_value = set_byte(record_value, 9, get_byte(record_value, 9) # 1)"
            + FIRST_COMMAND,
        "DELETE FROM event WHERE topic = 'countersign.warrants'");

    // Then
    assertThat(integrity(tampered.whole()).comparison().listed())
        .containsExactlyInAnyOrder(
            new Comparison.Fault(
                "countersign.commands/0/0", "the stored record is not the one that was logged"),
            new Comparison.Fault(
                "countersign.warrants/0/0", "the store does not have the record of this leaf"));

    // When nothing is left that would tell where the leaves of the period are
    tampered.ledger.tamper("DELETE FROM event");

    // Then
    assertThat(integrity(tampered.whole()).comparison().faults()).isEqualTo(11);

    // When leaves are changed, too
    tampered.ledger.tamper(
        "UPDATE ledger_batch SET leaves = set_byte(leaves, 70, get_byte(leaves, 70) # 1)");

    // Then
    Report report = tampered.whole();
    assertThat(integrity(report).comparison().listed())
        .singleElement()
        .satisfies(f -> assertThat(f.where()).isEqualTo("the tree"));
    assertThat(((Sample) report.sections().get(SectionName.SAMPLE)).fault()).isNotNull();
  }

  @Test
  void drawsTheSameOfTheSameTreeAndOthersOfAnotherAndNothingBeforeThereIsOne() {
    // Given
    ReportStage growing = new ReportStage().store(CommandLife.approvedUpdate());
    assertThat(
            growing.maker().make("sample", List.of(SectionName.SAMPLE), growing.period, "audrey"))
        .isEmpty();
    growing.ledger.store(OTHERS, 600);
    growing.grow();
    List<Long> first = drawn(growing);
    List<Long> again = drawn(growing);

    // When
    growing.ledger.store(OTHERS, 1);
    growing.grow();

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(drawn(growing)).isNotEqualTo(first);
  }

  private static List<Long> drawn(ReportStage from) {
    return sample(from).records().stream().map(Sample.Drawn::index).toList();
  }

  private static Sample sample(ReportStage from) {
    return from.section(SectionName.SAMPLE, Sample.class);
  }

  private static Integrity integrity(Report report) {
    return (Integrity) report.sections().get(SectionName.INTEGRITY);
  }
}
