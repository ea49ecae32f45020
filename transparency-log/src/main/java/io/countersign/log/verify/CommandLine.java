package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.InvalidProofException;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifiedCheckpoint;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.proof.TlogProof;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands of the jar. Exit status: 0 nothing found, 1 something found, 2 not understood. */
public final class CommandLine {
  private static final int SOUND = 0;
  private static final int FOUND = 1;
  private static final int UNUSABLE = 2;
  private static final Set<String> TRUST =
      Set.of("--key", "--witness", "--quorum", "--origin", "--seen");
  private static final String USAGE =
      """
      usage: java -jar transparency-log.jar COMMAND
        verify checkpoint FILE      a checkpoint and its signatures
        verify proof FILE ENTRY     that the data in the file ENTRY is in the log
        verify bundle PATH          an exported bundle: a folder or a zip file
        verify export FILE          data that was taken out of the store, with its manifest
        verify log URL|FOLDER       a log by its tiles, without records
        witness --listen HOST:PORT --key FILE --state FOLDER --log KEY [--log KEY]
        keygen --name NAME --type log|witness --out FILE
      to verify:
        --key KEY        the log's public key; again for a second one
        --witness KEY    a witness's public key; again for each
        --quorum N       how many witnesses must have cosigned (default: all that are given)
        --origin ORIGIN  of the log (default: the name of its key)
        --seen FILE      a checkpoint seen before, which the log must continue; again for each
      A bearer token for verify log is read from the environment: TRANSPARENCY_LOG_TOKEN.
      """;
  private final PrintStream out;
  private final PrintStream err;

  public CommandLine(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs a command. The witness runs until its thread is interrupted. */
  public int run(List<String> line) {
    try {
      return dispatch(line);
    } catch (Arguments.UsageException e) {
      err.println(e.getMessage());
      err.print(USAGE);
    } catch (InvalidNoteException | IllegalArgumentException | IOException e) {
      err.println(reason(e));
    } catch (UncheckedIOException e) {
      err.println("cannot read or write: " + e.getMessage());
    }
    return UNUSABLE;
  }

  private static String reason(Exception e) {
    return e instanceof IOException
        ? "cannot read or write: " + e.getClass().getSimpleName() + " " + e.getMessage()
        : String.valueOf(e.getMessage());
  }

  private int dispatch(List<String> line) throws IOException, InvalidNoteException {
    String command = String.join(" ", line.subList(0, Math.min(2, line.size())));
    List<String> rest = line.subList(Math.min(2, line.size()), line.size());
    return switch (command) {
      case "verify checkpoint" -> verifyCheckpoint(Arguments.parse(rest, TRUST));
      case "verify proof" -> verifyProof(Arguments.parse(rest, TRUST));
      case "verify bundle" -> verifyBundle(Arguments.parse(rest, TRUST));
      case "verify export" -> verifyExport(Arguments.parse(rest, TRUST));
      case "verify log" -> verifyLog(Arguments.parse(rest, TRUST));
      default -> dispatchFirst(line);
    };
  }

  private int dispatchFirst(List<String> line) throws IOException, InvalidNoteException {
    List<String> rest = line.subList(Math.min(1, line.size()), line.size());
    return switch (line.isEmpty() ? "" : line.getFirst()) {
      case "keygen" -> keygen(Arguments.parse(rest, Set.of("--name", "--type", "--out")));
      case "witness" ->
          new WitnessCommand(out)
              .run(Arguments.parse(rest, Set.of("--listen", "--key", "--state", "--log")));
      default -> throw new Arguments.UsageException("no such command");
    };
  }

  private int verifyCheckpoint(Arguments arguments) throws IOException, InvalidNoteException {
    SignedNote note = note(arguments.word(0, "the file of the checkpoint"));
    arguments.end(1);
    TrustPolicy policy = requiredPolicy(arguments);
    try {
      tell(policy.verify(note));
      return SOUND;
    } catch (InvalidNoteException e) {
      return found(e);
    }
  }

  private int verifyProof(Arguments arguments) throws IOException, InvalidNoteException {
    Path file = Path.of(arguments.word(0, "the file of the proof"));
    byte[] entry = Files.readAllBytes(Path.of(arguments.word(1, "the file of the entry")));
    arguments.end(2);
    TrustPolicy policy = requiredPolicy(arguments);
    try {
      TlogProof proof = TlogProof.parse(Files.readString(file, UTF_8));
      VerifiedCheckpoint checkpoint = proof.verify(entry, policy);
      out.println("checked       the entry is leaf " + proof.index() + " of the log");
      tell(checkpoint);
      return SOUND;
    } catch (InvalidProofException | InvalidNoteException e) {
      return found(e);
    }
  }

  private int found(Exception e) {
    out.println("FOUND         " + e.getMessage());
    out.println("NOT SOUND");
    return FOUND;
  }

  private void tell(VerifiedCheckpoint verified) {
    out.printf(
        "checked       checkpoint of %s, size %,d, signed by %s%n",
        verified.checkpoint().origin(),
        verified.checkpoint().size(),
        verified.signed().getFirst().name());
    verified
        .cosigned()
        .forEach(
            c -> out.printf("checked       cosigned by %s at %s%n", c.witness().name(), c.at()));
    if (verified.cosigned().isEmpty()) {
      out.println("not verified  that others were shown the same log: no trusted witness cosigned");
    }
    out.println("SOUND");
  }

  private int verifyBundle(Arguments arguments) throws IOException, InvalidNoteException {
    Path path = Path.of(arguments.word(0, "the bundle"));
    arguments.end(1);
    try (BundleSource source = BundleSource.of(path)) {
      return tell(StoreVerifier.verify(source, trust(arguments)));
    }
  }

  private int verifyExport(Arguments arguments) throws IOException, InvalidNoteException {
    Path path = Path.of(arguments.word(0, "the export"));
    arguments.end(1);
    try (BundleSource source = BundleSource.of(path)) {
      return tell(ExportVerifier.verify(source, requiredPolicy(arguments)));
    }
  }

  private int verifyLog(Arguments arguments) throws IOException, InvalidNoteException {
    String where = arguments.word(0, "the log");
    arguments.end(1);
    Optional<String> token = Optional.ofNullable(System.getenv("TRANSPARENCY_LOG_TOKEN"));
    try (BundleSource source =
        where.matches("https?://.*")
            ? new HttpSource(URI.create(where), token)
            : BundleSource.of(Path.of(where))) {
      return tell(StoreVerifier.verify(source, trust(arguments)));
    }
  }

  private int tell(Verdict verdict) {
    out.print(verdict.text());
    return verdict.isSound() ? SOUND : FOUND;
  }

  private static Trust trust(Arguments arguments) throws IOException, InvalidNoteException {
    Trust trust = new Trust(policy(arguments), List.of());
    for (String file : arguments.all("--seen")) {
      trust = trust.havingSeen(note(file));
    }
    return trust;
  }

  private static TrustPolicy requiredPolicy(Arguments arguments) throws InvalidNoteException {
    return policy(arguments)
        .orElseThrow(() -> new Arguments.UsageException("--key is missing: whom to believe"));
  }

  private static Optional<TrustPolicy> policy(Arguments arguments) throws InvalidNoteException {
    List<VerifierKey> log = keys(arguments.all("--key"));
    List<VerifierKey> witnesses = keys(arguments.all("--witness"));
    if (log.isEmpty()) {
      if (!witnesses.isEmpty()) {
        throw new Arguments.UsageException("--witness needs --key too");
      }
      return Optional.empty();
    }
    String quorum = arguments.one("--quorum").orElse(String.valueOf(witnesses.size()));
    if (!quorum.matches("\\d{1,4}")) {
      throw new Arguments.UsageException("--quorum is a number");
    }
    String origin = arguments.one("--origin").orElse(log.getFirst().name());
    return Optional.of(new TrustPolicy(origin, log, witnesses, Integer.parseInt(quorum)));
  }

  static List<VerifierKey> keys(List<String> texts) throws InvalidNoteException {
    List<VerifierKey> keys = new ArrayList<>();
    for (String text : texts) {
      keys.add(VerifierKey.parse(text));
    }
    return keys;
  }

  private static SignedNote note(String file) throws IOException, InvalidNoteException {
    return SignedNote.parse(Files.readAllBytes(Path.of(file)));
  }

  private int keygen(Arguments arguments) throws IOException, InvalidNoteException {
    arguments.end(0);
    SignatureType type =
        switch (arguments.required("--type")) {
          case "log" -> SignatureType.ED25519;
          case "witness" -> SignatureType.COSIGNATURE;
          default -> throw new Arguments.UsageException("--type is log or witness");
        };
    SignerKey key = SignerKey.generate(arguments.required("--name"), type, new SecureRandom());
    Path file = Path.of(arguments.required("--out"));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key.secretText() + "\n");
    out.println(key.verifierKey());
    return SOUND;
  }
}
