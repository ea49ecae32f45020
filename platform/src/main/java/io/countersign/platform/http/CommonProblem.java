package io.countersign.platform.http;

/** What can go wrong at any endpoint. */
public enum CommonProblem implements ProblemType {
  MALFORMED_JSON(400, "malformed-json", "The body is not well-formed JSON"),
  INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
  UNAUTHENTICATED(401, "unauthenticated", "A valid access token is needed"),
  FORBIDDEN(403, "forbidden", "Not allowed"),
  NOT_FOUND(404, "not-found", "There is no such thing"),
  TOO_LARGE(413, "too-large", "The request is too large"),
  REJECTED(400, "rejected", "The request was rejected"),
  INTERNAL(500, "internal", "Something went wrong here"),
  UNAVAILABLE(503, "unavailable", "Not available at the moment");

  private final int status;
  private final String code;
  private final String title;

  CommonProblem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }
}
