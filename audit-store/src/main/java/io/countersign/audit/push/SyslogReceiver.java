package io.countersign.audit.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.audit.TrailEvent;
import io.countersign.audit.export.DeliveryFailedException;
import io.countersign.audit.export.Lines;
import io.countersign.audit.export.Ordered;
import io.countersign.audit.export.Receiver;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Syslog over TCP or TLS, framed by counting octets (RFC 6587 §3.4.1, RFC 5425 §4.3). The protocol
 * has no answer: what was on its way when the receiver vanished without a word may be lost, and
 * what was sent before the end of the connection was seen is sent again.
 */
final class SyslogReceiver implements Receiver {
  private static final int LOOK_MILLIS = 1;
  private final PushSettings.Syslog settings;
  private final int timeoutMillis;
  private final Lines<TrailEvent> lines;
  private @Nullable Socket open;

  SyslogReceiver(PushSettings.Syslog settings, Duration timeout, Lines<TrailEvent> lines) {
    this.settings = settings;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    this.lines = lines;
  }

  @Override
  public void take(List<Ordered> events) {
    try {
      Socket socket = open == null || isGone(open) ? connect() : open;
      open = socket;
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      for (Ordered each : events) {
        byte[] message = lines.line(each.event());
        out.write((message.length + " ").getBytes(US_ASCII));
        out.write(message);
      }
      out.flush();
      if (isGone(socket)) {
        throw new IOException("the receiver closed the connection");
      }
    } catch (IOException e) {
      close();
      throw new DeliveryFailedException(
          "%s:%d did not take it: %s"
              .formatted(settings.host(), settings.port(), e.getClass().getSimpleName()));
    }
  }

  private Socket connect() throws IOException {
    close();
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(settings.host(), settings.port()), timeoutMillis);
      return settings.tls() ? secured(plain) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket =
        (SSLSocket) factory.createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    // Checks the name in the certificate, which sockets do not by themselves.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(timeoutMillis);
    socket.startHandshake();
    return socket;
  }

  /** Receivers say nothing, so there is only an end to be read. */
  private static boolean isGone(Socket socket) {
    try {
      socket.setSoTimeout(LOOK_MILLIS);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  void close() {
    Socket socket = open;
    open = null;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone, which is what was wanted.
      }
    }
  }
}
