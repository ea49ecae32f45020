package io.countersign.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/** Asks a server on this machine whether it answers. */
record HttpProbe(URI address) {
  private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  /** Whether the address answers 200 now. */
  boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      boolean ok = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      connection.disconnect();
      return ok;
    } catch (IOException e) {
      return false;
    }
  }
}
