package io.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A TCP port on the loopback address.
 *
 * @param number 1 to 65535
 */
public record Port(int number) {
  private static final int HIGHEST = 65_535;

  /** The only address that anything here listens on. */
  public static final String LOOPBACK = "127.0.0.1";

  /** The same as an address. */
  public static InetAddress loopback() {
    return InetAddress.ofLiteral(LOOPBACK);
  }

  public Port {
    if (number < 1 || number > HIGHEST) {
      throw new IllegalArgumentException("a port is between 1 and " + HIGHEST + ", not " + number);
    }
  }

  /** A port that nothing listens on just now. */
  public static Port free() {
    try (ServerSocket socket = listen(0)) {
      return new Port(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("this machine has no free port", e);
    }
  }

  /**
   * This port, unless something listens on it.
   *
   * @param part what wants the port; the message names it
   * @throws PortTakenException if something does
   */
  public Port requireFree(String part) {
    try (ServerSocket socket = listen(number)) {
      return new Port(socket.getLocalPort());
    } catch (IOException e) {
      throw new PortTakenException(part, number, e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(loopback(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
