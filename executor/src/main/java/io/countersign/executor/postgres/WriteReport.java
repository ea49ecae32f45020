package io.countersign.executor.postgres;

import io.countersign.contracts.ChangesDigest;
import io.countersign.contracts.Digest;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.executor.ChangeBounds;
import io.countersign.executor.Limits;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Work;
import io.countersign.executor.WrittenRows;
import io.countersign.executor.target.RowMasker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out all that a write does to rows. */
final class WriteReport {
  private static final TableChanges NOTHING =
      new TableChanges(new TableName(null, "-"), 0, 0, 0, 0);

  private static final String NO_IMAGES =
      "The database does not tell its rows as they were: it does for a single INSERT, UPDATE, DELETE"
          + " or MERGE of a table of which all may be read";

  private static final String NO_EARLIER_IMAGES =
      "The database does not tell its rows as they were: it does before PostgreSQL 18 for a single"
          + " INSERT or DELETE, and for an UPDATE of not too many rows of a table with a primary key"
          + " that are found by tables and harmless functions alone, if all of it may be read";

  private static final String OTHERS =
      "It changed other rows than those that were read before, or their keys";

  private final Work work;
  private final RunListener listener;
  private final Connection connection;
  private final SideChanges sides;
  private @Nullable ReturnedImages images;
  private UndoPlan undo;

  private WriteReport(
      Work work, RunListener listener, Connection connection, SideChanges sides, String noImages) {
    this.work = work;
    this.listener = listener;
    this.connection = connection;
    this.sides = sides;
    this.undo = UndoPlan.impossible(noImages);
  }

  /** Before the statement runs. */
  static WriteReport begin(Work work, RunListener listener, Connection connection)
      throws SQLException {
    String noImages = ServerVersion.returnsRowsBefore(connection) ? NO_IMAGES : NO_EARLIER_IMAGES;
    return new WriteReport(work, listener, connection, SideChanges.since(connection), noImages);
  }

  /** Whether the rows' own text form is needed as well. */
  boolean needsTexts() {
    return listener.undoBytes() > 0;
  }

  /** Takes the images of a write's result. */
  ReturnedImages images(ResultPlan plan, TableName table, RowMasker masker, Limits limits)
      throws SQLException {
    undo = UndoPlan.of(table, listener.undoBytes(), connection);
    KeyDigest keys =
        work.changeBounds().areOfKeys() ? KeyDigest.of(table, connection) : KeyDigest.none();
    images =
        new ReturnedImages(
            plan,
            table,
            masker,
            new ReturnedImages.Takers(listener, undo.rows(), keys, limits.maximumRowImages()));
    return images;
  }

  /** All that was done, if anything was. */
  record Ended(Optional<WrittenRows> written, ChangeBounds.Effect effect) {}

  /** Once the statement has run. */
  Ended end(RunSummary summary) throws SQLException {
    if (images != null && !images.areTold()) {
      images = null;
      undo = UndoPlan.impossible(OTHERS);
    }
    TableChanges own = images == null ? NOTHING : images.counts();
    boolean plain = images != null && undo.table().isPresent();
    Map<TableName, TableChanges> besides =
        sides.besides(plain ? named(undo.table().get().name(), own) : NOTHING);
    long more = besides.values().stream().mapToLong(TableChanges::rows).sum();
    if (!plain) {
      more = Math.max(0, more - summary.rowsChanged());
    }
    List<TableChanges> tables =
        tables(own, plain, more == 0 && images != null ? Map.of() : besides);
    Digest keys = images == null ? null : images.keys().orElse(null);
    ChangeBounds.Effect effect = new ChangeBounds.Effect(summary.rowsChanged(), more, keys);
    return new Ended(
        tables.isEmpty() ? Optional.empty() : Optional.of(written(tables, besides, more)), effect);
  }

  private WrittenRows written(
      List<TableChanges> tables, Map<TableName, TableChanges> besides, long more)
      throws SQLException {
    Digest digest = images == null ? ChangesDigest.EMPTY.value() : images.digest();
    UndoPlan.Made made = undo.make(more == 0 ? List.of() : List.copyOf(besides.keySet()));
    return new WrittenRows(tables, digest, made.undo(), made.irreversible());
  }

  private List<TableChanges> tables(
      TableChanges own, boolean plain, Map<TableName, TableChanges> besides) {
    List<TableChanges> tables = new ArrayList<>();
    TableName name = plain ? undo.table().orElseThrow().name() : own.table();
    if (own.rows() > 0) {
      tables.add(sum(named(name, own), besides.get(name)));
    }
    besides.forEach((table, changes) -> {
      if (own.rows() == 0 || !table.equals(name)) {
        tables.add(changes);
      }
    });
    return tables;
  }

  private static TableChanges sum(TableChanges own, @Nullable TableChanges more) {
    return more == null
        ? own
        : new TableChanges(
            own.table(),
            own.inserted() + more.inserted(),
            own.updated() + more.updated(),
            own.deleted() + more.deleted(),
            own.recorded());
  }

  private static TableChanges named(TableName table, TableChanges changes) {
    return new TableChanges(
        table, changes.inserted(), changes.updated(), changes.deleted(), changes.recorded());
  }
}
