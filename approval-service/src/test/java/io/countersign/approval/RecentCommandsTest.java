package io.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.CommandId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentCommandsTest {
  @Test
  void remembersTheLatestAndForgetsTheOldestWhenFull() {
    RecentCommands recent = new RecentCommands(2);
    List<CommandId> commands =
        Stream.generate(() -> new CommandId(UUID.randomUUID())).limit(3).toList();

    recent.add(commands);

    assertThat(commands).map(recent::contains).containsExactly(false, true, true);
  }
}
