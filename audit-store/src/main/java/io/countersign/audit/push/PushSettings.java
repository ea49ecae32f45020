package io.countersign.audit.push;

import io.countersign.audit.export.ExportFormat;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Where events are sent on to; nowhere unless a destination is set. */
@ConfigMapping(prefix = "countersign.audit.push")
public interface PushSettings {
  /** How many events go at once at most. */
  @WithDefault("200")
  int batch();

  /** How often to look for new events. */
  @WithDefault("1s")
  Duration interval();

  /** How long to wait at most before a receiver that failed is tried again. */
  @WithDefault("5m")
  Duration longestPause();

  /** How long a receiver may take to answer. */
  @WithDefault("10s")
  Duration timeout();

  /** Whether a destination that is new gets what was stored before, too. */
  @WithDefault("false")
  boolean fromTheBeginning();

  Kafka kafka();

  /** Receivers of syslog by name. */
  Map<String, Syslog> syslog();

  /** Receivers over HTTP by name. */
  Map<String, Webhook> webhooks();

  /** A topic of the same broker, with OCSF events. */
  interface Kafka {
    @WithDefault("false")
    boolean enabled();

    /** Must be there; the audit store does not read it. */
    @WithDefault("countersign.export.ocsf")
    String topic();
  }

  /** A receiver of RFC 5424 messages over TCP, framed by counting octets (RFC 6587 §3.4.1). */
  interface Syslog {
    String host();

    /** That of syslog over TLS (RFC 5425). */
    @WithDefault("6514")
    int port();

    @WithDefault("true")
    boolean tls();
  }

  /** A receiver of lines over HTTP, signed as Standard Webhooks 1.0.0 has it. */
  interface Webhook {
    /** With https, but to this machine itself. */
    String url();

    /** {@code whsec_} and 24 to 64 bytes in base64. */
    String secret();

    @WithDefault("ndjson")
    ExportFormat format();
  }
}
