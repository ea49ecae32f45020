package io.countersign.approval.slack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A workspace for the service under test, and the settings that connect them. */
public final class SlackResource implements QuarkusTestResourceLifecycleManager {
  private SlackWorkspace workspace;

  @Override
  public Map<String, String> start() {
    workspace = SlackWorkspace.open();
    return Map.of(
        "countersign.slack.enabled",
        "true",
        "countersign.slack.signing-secret",
        SlackWorkspace.SIGNING_SECRET,
        "countersign.slack.bot-token",
        SlackWorkspace.BOT_TOKEN,
        "countersign.slack.team",
        SlackWorkspace.TEAM,
        "countersign.slack.app",
        SlackWorkspace.APP,
        "countersign.slack.api-url",
        workspace.apiUrl().toString(),
        "countersign.slack.response-url",
        workspace.responseUrl().toString(),
        "countersign.slack.timeout",
        "2s");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(workspace, new TestInjector.MatchesType(SlackWorkspace.class));
  }

  @Override
  public void stop() {
    workspace.close();
  }
}
