package io.countersign.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.RequestScoped;

/**
 * Ends an answer that cannot be finished, so that it does not look complete. In HTTP/1 only the end
 * of the connection tells that, and it must have come before the framework ends the answer as it
 * ends any other.
 */
@RequestScoped
public class BreakOff implements Runnable {
  private final HttpServerRequest request;

  BreakOff(HttpServerRequest request) {
    this.request = request;
  }

  @Override
  public void run() {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close().toCompletionStage().toCompletableFuture().join();
      request.response().end();
    }
  }
}
