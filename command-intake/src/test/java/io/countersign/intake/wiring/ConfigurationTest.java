package io.countersign.intake.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.store.KeyConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** Pins the name and the default of every property: changing one breaks somebody's deployment. */
class ConfigurationTest {
  @Test
  void hasTheseDefaults() {
    SmallRyeConfig config = config(Map.of());

    SubmissionLimitsConfiguration limits =
        config.getConfigMapping(SubmissionLimitsConfiguration.class);
    assertThat(limits.sqlBytes()).isEqualTo(1 << 20);
    assertThat(limits.parameters()).isEqualTo(1_000);
    assertThat(limits.parameterBytes()).isEqualTo(1 << 20);
    assertThat(limits.justificationCharacters()).isEqualTo(4_000);
    assertThat(limits.eventBytes()).isEqualTo(3 << 20);
    LiveConfiguration live = config.getConfigMapping(LiveConfiguration.class);
    assertThat(live.commands()).isEqualTo(20_000);
    assertThat(live.bytes()).isEqualTo(32L << 20);
    assertThat(live.resultBytes()).isEqualTo(512L << 10);
    assertThat(live.keepEnded()).isEqualTo(Duration.ofMinutes(5));
    AnswerConfiguration answers = config.getConfigMapping(AnswerConfiguration.class);
    assertThat(answers.maximumWait()).isEqualTo(Duration.ofSeconds(60));
    assertThat(answers.pageRows()).isEqualTo(100);
    assertThat(answers.maximumPageRows()).isEqualTo(1_000);
    assertThat(answers.heartbeat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(answers.trailInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.getConfigMapping(KeyConfiguration.class).keep())
        .isEqualTo(Duration.ofHours(24));
    CommentConfiguration comments = config.getConfigMapping(CommentConfiguration.class);
    assertThat(comments.characters()).isEqualTo(4_000);
    assertThat(comments.perCommand()).isEqualTo(100);
    assertThat(comments.perMinute()).isEqualTo(30);
  }

  @Test
  void hasTheseNames() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("countersign.intake.limits.sql-bytes", "1");
    properties.put("countersign.intake.limits.parameters", "2");
    properties.put("countersign.intake.limits.parameter-bytes", "3");
    properties.put("countersign.intake.limits.justification-characters", "4");
    properties.put("countersign.intake.limits.event-bytes", "15");
    properties.put("countersign.intake.live.commands", "5");
    properties.put("countersign.intake.live.bytes", "6");
    properties.put("countersign.intake.live.result-bytes", "7");
    properties.put("countersign.intake.live.keep-ended", "8s");
    properties.put("countersign.intake.answers.maximum-wait", "9s");
    properties.put("countersign.intake.answers.page-rows", "10");
    properties.put("countersign.intake.answers.maximum-page-rows", "11");
    properties.put("countersign.intake.answers.heartbeat", "12s");
    properties.put("countersign.intake.answers.trail-interval", "13s");
    properties.put("countersign.intake.idempotency.keep", "14s");
    properties.put("countersign.intake.comments.characters", "16");
    properties.put("countersign.intake.comments.per-command", "17");
    properties.put("countersign.intake.comments.per-minute", "18");

    SmallRyeConfig config = config(properties);

    assertThat(config.getConfigMapping(SubmissionLimitsConfiguration.class))
        .returns(1, SubmissionLimitsConfiguration::sqlBytes)
        .returns(2, SubmissionLimitsConfiguration::parameters)
        .returns(3, SubmissionLimitsConfiguration::parameterBytes)
        .returns(4, SubmissionLimitsConfiguration::justificationCharacters)
        .returns(15, SubmissionLimitsConfiguration::eventBytes);
    assertThat(config.getConfigMapping(LiveConfiguration.class))
        .returns(5, LiveConfiguration::commands)
        .returns(6L, LiveConfiguration::bytes)
        .returns(7L, LiveConfiguration::resultBytes)
        .returns(Duration.ofSeconds(8), LiveConfiguration::keepEnded);
    assertThat(config.getConfigMapping(AnswerConfiguration.class))
        .returns(Duration.ofSeconds(9), AnswerConfiguration::maximumWait)
        .returns(10, AnswerConfiguration::pageRows)
        .returns(11, AnswerConfiguration::maximumPageRows)
        .returns(Duration.ofSeconds(12), AnswerConfiguration::heartbeat)
        .returns(Duration.ofSeconds(13), AnswerConfiguration::trailInterval);
    assertThat(config.getConfigMapping(KeyConfiguration.class).keep())
        .isEqualTo(Duration.ofSeconds(14));
    assertThat(config.getConfigMapping(CommentConfiguration.class))
        .returns(16, CommentConfiguration::characters)
        .returns(17, CommentConfiguration::perCommand)
        .returns(18, CommentConfiguration::perMinute);
  }

  /** A property that no mapping knows fails the build of the configuration. */
  private static SmallRyeConfig config(Map<String, String> properties) {
    ConfigSource source = new PropertiesConfigSource(properties, "test", 100);
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(source)
        .withMapping(SubmissionLimitsConfiguration.class)
        .withMapping(LiveConfiguration.class)
        .withMapping(AnswerConfiguration.class)
        .withMapping(KeyConfiguration.class)
        .withMapping(CommentConfiguration.class)
        .build();
  }
}
