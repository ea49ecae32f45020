package io.countersign.approval.slack;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Of a workspace on this machine. */
record TestSettings(URI apiUrl, URI responseUrl) implements SlackSettings {
  static TestSettings of(SlackWorkspace workspace) {
    return new TestSettings(workspace.apiUrl(), workspace.responseUrl());
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public Optional<String> signingSecret() {
    return Optional.of(SlackWorkspace.SIGNING_SECRET);
  }

  @Override
  public Optional<String> botToken() {
    return Optional.of(SlackWorkspace.BOT_TOKEN);
  }

  @Override
  public Optional<String> team() {
    return Optional.of(SlackWorkspace.TEAM);
  }

  @Override
  public Optional<String> app() {
    return Optional.of(SlackWorkspace.APP);
  }

  @Override
  public Optional<URI> publicUrl() {
    return Optional.empty();
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration tick() {
    return Duration.ofSeconds(1);
  }
}
