package io.countersign.executor;

/** A before-image cannot be sealed or opened. The message says why and holds nothing of it. */
public final class SealedImageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SealedImageException(String message) {
    super(message);
  }

  public SealedImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
