package io.countersign.approval.slack;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Slack, if there is one. Made at start, so that a faulty one stops the start.
 */
@Singleton
@Startup
public class SlackConnection {
  private final @Nullable SlackApp app;
  private final @Nullable SlackWeb web;

  SlackConnection(SlackSettings settings) {
    this.app = settings.enabled() ? SlackApp.of(settings) : null;
    this.web = app == null ? null : new SlackWeb(settings, app.botToken());
  }

  Optional<SlackApp> app() {
    return Optional.ofNullable(app);
  }

  Optional<SlackWeb> web() {
    return Optional.ofNullable(web);
  }

  @PreDestroy
  void stop() throws Exception {
    if (web != null) {
      web.stop();
    }
  }
}
