package io.countersign.approval;

import java.time.Duration;

/** How warrants are signed, and how long they last. */
public interface WarrantSettings {
  /** The name of the key, by which the executor finds its copy. */
  String keyId();

  /** The secret, at least 32 bytes in base64. */
  String key();

  /** How long after its issue a warrant may be used. */
  Duration validFor();
}
