package io.countersign.executor.target;

/** A name or a password is not where it should be; the message says where, never what. */
public final class CredentialsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CredentialsUnavailableException(String message) {
    super(message);
  }
}
