package io.countersign.audit;

/** The store cannot represent a record. Trying again would not help. */
public final class RecordRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  /**
   * @param code the store's code for what is wrong; the store's own text may quote the record
   */
  public RecordRefusedException(String code, Throwable cause) {
    super("the store refuses a record (" + code + ")", cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
