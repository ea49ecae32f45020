package io.countersign.approval;

import io.countersign.approval.slack.SlackResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The service, connected to a workspace. */
public final class SlackProfile implements QuarkusTestProfile {
  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SlackResource.class));
  }
}
