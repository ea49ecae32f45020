package io.countersign.cli.verify;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.client.Api;
import io.countersign.cli.policy.AuditLogin;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.ExportVerifier;
import io.countersign.log.verify.StoreVerifier;
import io.countersign.log.verify.Trust;
import io.countersign.log.verify.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies what the audit store keeps, on this machine. */
@Command(
    name = "verify",
    description = {
      "Verifies the whole trail, one record of it, or an export, on this machine: every record against its leaf, every leaf"
          + " against the signed checkpoint, and that nothing is missing. Believes only the keys that it is given.",
      "Exits 0 if nothing was found, 1 if something was."
    },
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  private static final String REMEMBERED = "verified-checkpoint";
  private static final int LONGEST_NOTE = SignedNote.LONGEST;

  @Spec private @Nullable CommandSpec command;
  @Mixin private final AuditLogin login = new AuditLogin();
  @Mixin private final TrustOption trust = new TrustOption();

  @Option(
      names = "--event",
      paramLabel = "TOPIC/PARTITION/OFFSET",
      description = "one record only, with its proof")
  private @Nullable String event;

  @Option(
      names = "--seen",
      paramLabel = "FILE",
      description =
          "a checkpoint of the same ledger from elsewhere, such as a witness or a copy; may be given again")
  private List<Path> seen = new ArrayList<>();

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "verifies this export instead of asking the audit store")
  private @Nullable Path bundle;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "verifies data that 'countersign audit export' took out")
  private @Nullable Path export;

  @Option(names = "--save", paramLabel = "FILE", description = "keeps the export that is verified")
  private @Nullable Path save;

  @Override
  public Integer call() throws IOException {
    TrustPolicy policy = trust.policy(login.data());
    try (HttpClient http = HttpClient.newHttpClient()) {
      Verdict verdict = verdict(http, policy);
      print(verdict.text());
      return verdict.isSound() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (InvalidNoteException e) {
      throw new CommandFailedException("what was to be verified cannot be read: " + e.getMessage());
    }
  }

  private Verdict verdict(HttpClient http, TrustPolicy policy)
      throws IOException, InvalidNoteException {
    if (export != null) {
      try (BundleSource source = BundleSource.of(export)) {
        return ExportVerifier.verify(source, policy);
      }
    }
    return event == null
        ? whole(http, policy)
        : new EventVerification(login.auditStore(http), policy, trust.quorum()).of(event);
  }

  private Verdict whole(HttpClient http, TrustPolicy policy)
      throws IOException, InvalidNoteException {
    if (bundle != null) {
      return verify(bundle, trusting(policy, seen));
    }
    Path zip = save == null ? Files.createTempFile("countersign-ledger", ".zip") : save;
    try {
      Api store = login.auditStore(http);
      store.download("/v1/ledger/bundle?cosignatures=" + trust.quorum(), zip);
      return continuing(zip, policy);
    } finally {
      if (save == null) {
        Files.deleteIfExists(zip);
      }
    }
  }

  /** Also against what this machine has verified last, so that nothing may vanish in between. */
  private Verdict continuing(Path zip, TrustPolicy policy)
      throws IOException, InvalidNoteException {
    Path remembered = login.data().resolve(REMEMBERED);
    List<Path> known = new ArrayList<>(seen);
    if (Files.exists(remembered)) {
      known.add(remembered);
    }
    Verdict verdict = verify(zip, trusting(policy, known));
    if (verdict.isSound() && Files.isDirectory(login.data())) {
      try (BundleSource source = BundleSource.of(zip)) {
        Files.write(remembered, source.read("checkpoint", LONGEST_NOTE).orElseThrow());
      }
    }
    return verdict;
  }

  private static Verdict verify(Path path, Trust trust) throws IOException, InvalidNoteException {
    try (BundleSource source = BundleSource.of(path)) {
      return StoreVerifier.verify(source, trust);
    }
  }

  private static Trust trusting(TrustPolicy policy, List<Path> checkpoints) throws IOException {
    Trust trust = Trust.of(policy);
    for (Path file : checkpoints) {
      try (InputStream in = Files.newInputStream(file)) {
        trust = trust.havingSeen(SignedNote.parse(in.readNBytes(LONGEST_NOTE + 1)));
      } catch (InvalidNoteException e) {
        throw new CommandFailedException(
            "%s is no checkpoint of this ledger: %s".formatted(file, e.getMessage()));
      }
    }
    return trust;
  }

  private void print(String text) {
    if (command != null) {
      PrintWriter out = command.commandLine().getOut();
      out.print(text);
      out.flush();
    }
  }
}
