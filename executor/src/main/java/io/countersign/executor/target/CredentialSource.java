package io.countersign.executor.target;

/** Where the name and password of a role come from; they may change while the executor runs. */
public interface CredentialSource {
  /**
   * What is true now.
   *
   * @throws CredentialsUnavailableException if they cannot be read; says where
   */
  TargetSettings.Credentials current();
}
