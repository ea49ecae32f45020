package io.countersign.audit.growth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the ledger is signed, and who else keeps an eye on it. */
@ConfigMapping(prefix = "countersign.audit.ledger")
public interface LedgerSettings {
  /**
   * File of the Ed25519 keys that sign checkpoints, one a line, in the text form of C2SP signed
   * notes. All sign. Their name is the log's origin.
   */
  Path signingKeyFile();

  /**
   * File of the key that is to sign from now on: the ledger hands over to it, once. Afterwards it
   * takes the place of the signing keys.
   */
  Optional<Path> nextSigningKeyFile();

  /** How often a checkpoint is made at most. */
  @WithDefault("1s")
  Duration interval();

  /** Those who are to cosign each checkpoint. */
  List<Witness> witnesses();

  /** How long a witness may take to answer. */
  @WithDefault("5s")
  Duration witnessTimeout();

  /** Folder that checkpoints and full tiles are written to as well, once and for all. */
  Optional<Path> copyFolder();

  /** How often a checkpoint is copied at most. */
  @WithDefault("10s")
  Duration copyInterval();

  /** One who cosigns. */
  interface Witness {
    /** Prefix of its {@code /add-checkpoint} (C2SP tlog-witness). */
    URI url();

    /** Its verifier key in the text form of C2SP signed notes. */
    String key();
  }
}
