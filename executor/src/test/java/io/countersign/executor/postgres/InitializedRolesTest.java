package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.target.ConfiguredTargets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Roles as {@code countersign datasource init} makes them are fit for use and pass the check. */
@ExtendWith(TestedServer.class)
final class InitializedRolesTest {
  @TempDir Path folder;

  @Test
  void doTheirWorkAndNothingElse() {
    try (OwnRoles roles = new OwnRoles(folder, true);
        ConfiguredTargets targets = roles.targets()) {
      assertThat(roles.findings(Access.READER)).isEmpty();
      assertThat(roles.findings(Access.WRITER)).isEmpty();

      assertThat(run(targets, Access.READER, "SELECT id FROM orders WHERE id = 1"))
          .isEqualTo(new Outcome.Succeeded(1, 0, false, false));
      assertThat(run(targets, Access.WRITER, "UPDATE orders SET total = 1 WHERE id = 1"))
          .isEqualTo(new Outcome.Succeeded(0, 1, false, false));
    }
  }

  @Test
  void areFoundOutIfTheyCouldDoMore() {
    try (OwnRoles roles = new OwnRoles(folder, true)) {
      roles.administer("GRANT CREATE ON SCHEMA public TO READER");

      assertThat(roles.findings(Access.READER)).hasSize(1);
    }
  }

  private static Outcome run(ConfiguredTargets targets, Access access, String sql) {
    return targets
        .named("shop")
        .orElseThrow()
        .run(TargetTest.work(access, sql), new RecordingListener(), new Cancellation());
  }
}
