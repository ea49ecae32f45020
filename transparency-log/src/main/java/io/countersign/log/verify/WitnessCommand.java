package io.countersign.log.verify;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.witness.FolderMemory;
import io.countersign.log.witness.Witness;
import io.countersign.log.witness.WitnessServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs a witness until the process ends. */
final class WitnessCommand {
  private static final String SECONDS_PER_REQUEST = "20";
  private final PrintStream out;

  WitnessCommand(PrintStream out) {
    this.out = out;
  }

  int run(Arguments arguments) throws IOException, InvalidNoteException {
    arguments.end(0);
    SignerKey key = SignerKey.parse(Files.readString(Path.of(arguments.required("--key"))).strip());
    Path state = Path.of(arguments.required("--state"));
    List<TrustPolicy> logs = logs(CommandLine.keys(arguments.all("--log")));
    InetSocketAddress address = address(arguments.required("--listen"));
    Files.createDirectories(state);
    try (FileChannel lock = FileChannel.open(state.resolve("lock"), CREATE, WRITE)) {
      if (lock.tryLock() == null) {
        throw new IOException("another witness uses " + state);
      }
      serve(address, new Witness(key, logs, new FolderMemory(state), Clock.systemUTC()), key);
    }
    return 0;
  }

  private void serve(InetSocketAddress address, Witness witness, SignerKey key) throws IOException {
    // Who sends too slowly must not hold a thread for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_PER_REQUEST);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_PER_REQUEST);
    try (WitnessServer server = new WitnessServer(address, witness)) {
      out.printf(
          "witness %s listens on %s:%d%n",
          key.verifierKey(), server.address().getHostString(), server.address().getPort());
      out.flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keys of the same name are keys of one log. */
  private static List<TrustPolicy> logs(List<VerifierKey> keys) {
    if (keys.isEmpty()) {
      throw new Arguments.UsageException("--log is missing: the public key of a log");
    }
    Map<String, TrustPolicy> logs = new LinkedHashMap<>();
    for (VerifierKey key : keys) {
      logs.merge(key.name(), TrustPolicy.log(key), TrustPolicy::withKeysOf);
    }
    return List.copyOf(logs.values());
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
      throw new Arguments.UsageException("--listen is HOST:PORT");
    }
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
