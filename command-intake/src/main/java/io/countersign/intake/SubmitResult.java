package io.countersign.intake;

import io.countersign.contracts.DataSource;
import java.util.List;

/** What became of an attempt to submit. */
public sealed interface SubmitResult {
  /**
   * The command is recorded.
   *
   * @param submission its progress as of its submission; more may be known by now
   * @param replayed whether an earlier request under the same key had submitted it
   */
  record Accepted(CommandProgress submission, boolean replayed) implements SubmitResult {}

  record Flawed(Flaw flaw) implements SubmitResult {}

  /**
   * There is no such data source for this caller, who does not learn whether it is there for
   * others.
   */
  record UnknownDataSource(String name, List<DataSource> usable) implements SubmitResult {}

  /** The idempotency key stands for another submission. */
  record KeyReused(IdempotencyKey key) implements SubmitResult {}

  /** No answers come back to this instance at the moment. */
  record NotReady() implements SubmitResult {}
}
