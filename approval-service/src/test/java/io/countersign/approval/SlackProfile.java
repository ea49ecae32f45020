package io.countersign.approval;

import io.countersign.approval.slack.SlackResource;
import io.countersign.approval.slack.SlackWorkspace;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service, connected to a workspace. */
public final class SlackProfile implements QuarkusTestProfile {
  /** Of which people are asked in the workspace, by themselves. */
  public static final String DATA_SOURCE = "shop-in-slack";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "countersign.notices.routes[3].channel",
        "slack",
        "countersign.notices.routes[3].target",
        SlackWorkspace.CHANNEL,
        "countersign.notices.routes[3].data-sources",
        DATA_SOURCE);
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SlackResource.class));
  }
}
