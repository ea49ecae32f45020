package io.countersign.audit.growth;

import io.countersign.audit.Partition;
import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.audit.store.GrownLedger;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.tile.FolderTileStore;
import io.countersign.log.tile.TileStore;
import io.countersign.log.witness.WitnessClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An audit store in a process of its own, which does everything once and then halts at a point of
 * the second time, to be killed there. Arguments: JDBC address, user, password, the ledger's signer
 * key, the witness's address and key, the folder of copies, the point.
 */
final class InterruptedInstance {
  /** Where it may be killed, in the order in which it comes by. */
  enum Point {
    /** Rows, leaves and positions are written and not committed. */
    BEFORE_APPENDING,
    APPENDED,
    /** Places, tiles and the signed checkpoint are written and not committed. */
    BEFORE_INTEGRATING,
    INTEGRATED,
    /** The witness has signed, and nobody has kept it. */
    BEFORE_KEEPING_THE_COSIGNATURE,
    /** Tiles are copied, and the checkpoint over them is not. */
    BEFORE_COPYING_THE_CHECKPOINT
  }

  static final Map<Partition, Integer> RECORDS =
      Map.of(
          new Partition("countersign.commands", 0),
          200,
          new Partition("countersign.decisions", 1),
          100);

  private final Point halt;
  private boolean armed;
  private @Nullable Point beforeCommit;

  private InterruptedInstance(Point halt) {
    this.halt = halt;
  }

  public static void main(String[] arguments) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    database.setUser(arguments[1]);
    database.setPassword(arguments[2]);
    InterruptedInstance instance = new InterruptedInstance(Point.valueOf(arguments[7]));
    GrownLedger ledger =
        new GrownLedger(
            instance.interrupted(database),
            new LedgerSigner(List.of(SignerKey.parse(arguments[3]))));
    try (WitnessClient witness =
        new WitnessClient(
            URI.create(arguments[4]), VerifierKey.parse(arguments[5]), Duration.ofSeconds(20))) {
      Cosigning cosigning = new Cosigning(instance.interrupted(ledger.ledger), witness);
      Copying copying =
          new Copying(
              ledger.ledger, instance.interrupted(new FolderTileStore(Path.of(arguments[6]))));
      instance.work(ledger, cosigning, copying);
      instance.armed = true;
      instance.work(ledger, cosigning, copying);
    }
  }

  private void work(GrownLedger ledger, Cosigning cosigning, Copying copying) throws Exception {
    beforeCommit = Point.BEFORE_APPENDING;
    ledger.store(RECORDS);
    at(Point.APPENDED);
    beforeCommit = Point.BEFORE_INTEGRATING;
    ledger.grow();
    beforeCommit = null;
    at(Point.INTEGRATED);
    cosigning.once();
    copying.once();
  }

  private void at(@Nullable Point point) {
    if (armed && point == halt) {
      System.out.println("halts " + point);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private DataSource interrupted(DataSource database) {
    return before(
        DataSource.class,
        database,
        "getConnection",
        () -> {},
        connection ->
            before(
                Connection.class,
                (Connection) connection,
                "commit",
                () -> at(beforeCommit),
                result -> result));
  }

  private Ledger interrupted(Ledger ledger) {
    return before(
        Ledger.class,
        ledger,
        "cosigned",
        () -> at(Point.BEFORE_KEEPING_THE_COSIGNATURE),
        result -> result);
  }

  private TileStore interrupted(TileStore copies) {
    return new TileStore() {
      @Override
      public void writeOnce(String path, byte[] bytes) {
        if (path.startsWith("checkpoints/")) {
          at(Point.BEFORE_COPYING_THE_CHECKPOINT);
        }
        copies.writeOnce(path, bytes);
      }

      @Override
      public Optional<byte[]> read(String path) {
        return copies.read(path);
      }
    };
  }

  private interface Change {
    @Nullable Object of(@Nullable Object result);
  }

  /** Does something before each call of a method, and something with what it returns. */
  private static <T> T before(
      Class<T> type, T target, String method, Runnable first, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              boolean meant = called.getName().equals(method);
              if (meant) {
                first.run();
              }
              try {
                Object result = called.invoke(target, arguments);
                return meant ? change.of(result) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
