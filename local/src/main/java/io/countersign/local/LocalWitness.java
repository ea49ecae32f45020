package io.countersign.local;

import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.witness.FolderMemory;
import io.countersign.log.witness.Witness;
import io.countersign.log.witness.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A witness of the local ledger, inside this JVM. It shows how cosignatures come about; whoever can
 * reach its folder is not kept in check by it.
 */
public final class LocalWitness implements AutoCloseable {
  private final WitnessServer server;
  private final String key;

  private LocalWitness(WitnessServer server, String key) {
    this.server = server;
    this.key = key;
  }

  /**
   * Starts it on a free port. Its key and what it has seen are kept in the data folder.
   *
   * @throws StartFailedException if it does not come up
   */
  public static LocalWitness start(Path data) {
    try {
      SignerKey key = SignerKey.parse(Files.readString(LedgerKey.ofWitness(data).signer()).strip());
      VerifierKey log = VerifierKey.parse(Files.readString(LedgerKey.of(data).verifier()).strip());
      Witness witness =
          new Witness(
              key,
              List.of(TrustPolicy.log(log)),
              new FolderMemory(data.resolve("witness")),
              Clock.systemUTC());
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new LocalWitness(new WitnessServer(free, witness), key.verifierKey().toString());
    } catch (IOException | InvalidNoteException e) {
      throw new StartFailedException("The witness", String.valueOf(e.getMessage()), e);
    }
  }

  /** Prefix of its {@code /add-checkpoint}. */
  public URI address() {
    return URI.create("http://" + Port.LOOPBACK + ":" + server.address().getPort());
  }

  /** What its cosignatures verify under. */
  public String verifierKey() {
    return key;
  }

  @Override
  public void close() {
    server.close();
  }
}
