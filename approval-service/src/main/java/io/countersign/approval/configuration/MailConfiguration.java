package io.countersign.approval.configuration;

import io.countersign.approval.mail.MailSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** {@link MailSettings} as they are written. */
@ConfigMapping(prefix = "countersign.mail")
public interface MailConfiguration extends MailSettings {
  @Override
  @WithDefault("false")
  boolean enabled();

  @Override
  Optional<String> answerAt();
}
