package io.countersign.approval.configuration;

import io.countersign.approval.webhook.WebhookSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** {@link WebhookSettings} as they are written. */
@ConfigMapping(prefix = "countersign.webhooks")
public interface WebhookConfiguration {
  @WithParentName
  Map<String, EndpointConfiguration> endpoints();

  /** {@link WebhookSettings.Endpoint} as it is written. */
  interface EndpointConfiguration extends WebhookSettings.Endpoint {
    @Override
    @WithDefault("countersign")
    WebhookSettings.Format format();
  }
}
