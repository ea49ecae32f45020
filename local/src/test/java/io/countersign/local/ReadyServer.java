package io.countersign.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A program that stands where a packaged service would: ready at once, or failing at once. */
final class ReadyServer {
  private ReadyServer() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("greeting " + System.getenv("GREETING"));
    if ("fail".equals(System.getenv("GREETING"))) {
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    String host = System.getenv("QUARKUS_HTTP_HOST");
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("finished")));
  }
}
