package io.countersign.executor.target;

/** A role's name and password, each from where the configuration says. */
public record ConfiguredCredentials(CredentialText username, CredentialText password)
    implements CredentialSource {
  @Override
  public TargetSettings.Credentials current() {
    return new TargetSettings.Credentials(username.current(), password.current());
  }
}
