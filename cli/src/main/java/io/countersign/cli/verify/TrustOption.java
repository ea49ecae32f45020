package io.countersign.cli.verify;

import io.countersign.cli.CommandFailedException;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signatures count. */
final class TrustOption {
  private static final String OF_UP = "ledger-verifier.key";
  private static final String WITNESS_OF_UP = "witness-verifier.key";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "verifier key of the ledger, or a file of such keys, one a line (default: that of 'countersign up')")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--witness",
      paramLabel = "KEY",
      description =
          "verifier key of a witness, or a file of such keys; may be given again (default: that of 'countersign up')")
  private List<String> witnesses = new ArrayList<>();

  @Option(
      names = "--quorum",
      paramLabel = "N",
      description = "how many of the witnesses must have cosigned (default: all)")
  private @Nullable Integer quorum;

  /**
   * The policy that the options make.
   *
   * @param data where the key of 'countersign up' is
   */
  TrustPolicy policy(Path data) {
    if (keys.isEmpty() && witnesses.isEmpty() && Files.exists(data.resolve(WITNESS_OF_UP))) {
      witnesses.add(data.resolve(WITNESS_OF_UP).toString());
    }
    List<VerifierKey> log = read(keys.isEmpty() ? List.of(ofUp(data)) : keys);
    try {
      return new TrustPolicy(log.getFirst().name(), log, read(witnesses), quorum());
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  /** How many cosignatures to ask the store for. */
  int quorum() {
    return quorum == null ? read(witnesses).size() : quorum;
  }

  private static String ofUp(Path data) {
    Path key = data.resolve(OF_UP);
    if (!Files.exists(key)) {
      throw new CommandFailedException(
          "no key to trust: name the ledger's verifier key with --key; only you can know it");
    }
    return key.toString();
  }

  private static List<VerifierKey> read(List<String> given) {
    List<VerifierKey> read = new ArrayList<>();
    for (String text : given) {
      lines(text).forEach(line -> read.add(parse(line)));
    }
    if (!given.isEmpty() && read.isEmpty()) {
      throw new CommandFailedException("no key is in " + String.join(", ", given));
    }
    return read;
  }

  private static List<String> lines(String given) {
    Path file = Path.of(given);
    try {
      return Files.isRegularFile(file)
          ? Files.readString(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList()
          : List.of(given);
    } catch (IOException e) {
      throw new CommandFailedException("cannot read the keys in " + file);
    }
  }

  private static VerifierKey parse(String line) {
    try {
      return VerifierKey.parse(line);
    } catch (InvalidNoteException e) {
      throw new CommandFailedException(
          "'%s' is neither a verifier key nor a file: %s".formatted(line, e.getMessage()));
    }
  }
}
