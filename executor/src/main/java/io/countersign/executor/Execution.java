package io.countersign.executor;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.ResultDigest;
import io.countersign.contracts.Reversal;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what one run does, as a chain of events in which each follows upon the one before, and
 * keeps its claim up to date.
 */
final class Execution implements RunListener {
  private final ReceivedWarrant received;
  private final Claim claim;
  private final Claims claims;
  private final SealedImages images;
  private final EventPublisher publisher;
  private final PublicationWindow window;

  private EventLink last;
  private boolean started;
  private @Nullable TargetTransaction transaction;
  private ResultDigest digest = ResultDigest.EMPTY;
  private int chunks;
  private int changeEvents;
  private long rowsReturned;
  private Map<String, Long> masked = Map.of();
  private boolean resultEnded;
  private long rowsChanged;

  Execution(
      ReceivedWarrant received,
      Claim claim,
      Claims claims,
      SealedImages images,
      EventPublisher publisher,
      Duration publicationTimeout) {
    this.received = received;
    this.claim = claim;
    this.claims = claims;
    this.images = images;
    this.publisher = publisher;
    this.window = new PublicationWindow(publicationTimeout);
    this.last = received.cause();
  }

  /**
   * Returns once everybody could know that the command starts, and in which transaction. A command
   * that is started again runs in another, and so has another start.
   */
  @Override
  public void began(@Nullable TargetTransaction begun) {
    transaction = begun;
    String id = begun == null ? null : begun.id();
    publish(
            new ExecutionStarted(
                executionId(),
                commandId(),
                claim.warrantId(),
                received.warrant().command().dataSource(),
                claim.access(),
                id),
            id == null ? "read" : id)
        .await();
    started = true;
    if (begun != null) {
      claims.began(claim, begun, last.digest());
    }
  }

  @Override
  @SuppressWarnings(
      "NullAway") // Does not see through the class file that a chunk's values may be null.
  public void rows(List<ResultColumn> columns, List<List<@Nullable Object>> rows) {
    Publication chunk =
        publish(
            new ResultChunk(executionId(), commandId(), chunks, rowsReturned, columns, rows),
            chunks);
    window.add(chunk);
    digest = digest.and(chunk.link().digest());
    chunks++;
    rowsReturned += rows.size();
  }

  @Override
  public void masked(Map<String, Long> soFar) {
    masked = soFar;
  }

  @Override
  public void changes(TableName table, StatementKind kind, List<RowChange> changes) {
    window.add(
        publish(
            new RowsChanged(executionId(), commandId(), table, kind, rowsChanged, changes),
            changeEvents));
    changeEvents++;
    rowsChanged += changes.size();
  }

  @Override
  public int undoBytes() {
    return images.maximumBytes();
  }

  @Override
  public void changed(WrittenRows written) {
    window.add(
        publish(
            written.undo() == null
                ? ended(written, List.of(), written.irreversible())
                : keep(written, written.undo()),
            0));
  }

  /** The values are kept before anybody hears that they are, and before the target commits. */
  private ChangesEnded keep(WrittenRows written, Undo undo) {
    KeptName name = new KeptName(executionId(), 1);
    try {
      Instant until =
          images.keep(
              name,
              undo,
              new SealedImages.Written(
                  received.warrant().command().dataSource(),
                  Objects.requireNonNull(transaction, "no transaction has begun").id()));
      return ended(
          written,
          List.of(new Reversal(undo.sql(), name.value(), undo.rows(), until)),
          written.irreversible());
    } catch (SealedImageException e) {
      return ended(
          written, List.of(), "The rows as they were are not kept: " + e.getMessage() + ".");
    }
  }

  private ChangesEnded ended(
      WrittenRows written, List<Reversal> reversals, @Nullable String irreversible) {
    return new ChangesEnded(
        executionId(), commandId(), written.tables(), written.digest(), reversals, irreversible);
  }

  @Override
  public void readyToCommit(RunSummary summary) {
    end(summary);
    if (transaction != null) {
      claims.changed(claim, summary.rowsChanged(), last.digest());
    }
  }

  /**
   * Says of a result that broke off that it is cut, so that nobody takes what was sent of it for
   * all there is.
   */
  void breakOff() {
    if (chunks > 0 && !resultEnded) {
      end(new RunSummary(rowsReturned, 0, true, masked));
    }
  }

  private void end(RunSummary summary) {
    window.add(
        publish(
            new ResultEnded(
                executionId(),
                commandId(),
                chunks,
                summary.rowsReturned(),
                summary.truncated(),
                digest.value(),
                summary.masked()),
            0));
    resultEnded = true;
    window.drain();
  }

  /** Whether anything was sent to the target for the command. */
  boolean hasStarted() {
    return started;
  }

  /** What the end of the command follows upon. */
  EventLink last() {
    return last;
  }

  private Publication publish(EventData data, Object index) {
    Publication publication =
        publisher.publish(
            Draft.following(
                last, received.cause().id().derive(EventType.of(data).name() + "/" + index), data));
    last = publication.link();
    return publication;
  }

  private ExecutionId executionId() {
    return claim.executionId();
  }

  private CommandId commandId() {
    return claim.commandId();
  }
}
