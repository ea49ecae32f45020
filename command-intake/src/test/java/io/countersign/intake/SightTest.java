package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Command;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightTest {
  private static final Command OF_AN_AGENT = Samples.command();

  @Test
  void showsEverythingToThePrincipalAndTheOwnerOfTheAgent() {
    assertThat(Sight.of(Samples.AGENT, OF_AN_AGENT)).isEqualTo(Sight.EVERYTHING);
    assertThat(Sight.of(person("olga-1"), OF_AN_AGENT)).isEqualTo(Sight.EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewer", "dba", "auditor", "admin"})
  void showsTheStatusToWhoeverOverseesButNothingToAnAgentWithTheSameRole(String role) {
    assertThat(Sight.of(person("rita-1", role), OF_AN_AGENT)).isEqualTo(Sight.STATUS);
    assertThat(Sight.of(agent("agent-2", role), OF_AN_AGENT)).isEqualTo(Sight.NOTHING);
  }

  @Test
  void letsAdministratorsCancelButNoAgentWithTheirRole() {
    assertThat(Sight.mayCancel(person("adam-1", "admin"), OF_AN_AGENT)).isTrue();
    assertThat(Sight.mayCancel(agent("agent-2", "admin"), OF_AN_AGENT)).isFalse();
  }

  @Test
  void showsAnAgentThatComesWithAPersonsAccountNothingOfThatPerson() {
    Command olgas = of(person("olga-1"));
    Principal inHerName = agent("olga-1");

    assertThat(Sight.of(inHerName, olgas)).isEqualTo(Sight.NOTHING);
    assertThat(Sight.of(inHerName, OF_AN_AGENT)).isEqualTo(Sight.NOTHING);
    assertThat(Sight.of(inHerName, of(inHerName))).isEqualTo(Sight.EVERYTHING);
    assertThat(Sight.of(person("olga-1"), of(inHerName))).isEqualTo(Sight.EVERYTHING);
    assertThat(Sight.mayCancel(inHerName, olgas)).isFalse();
  }

  private static Principal person(String subject, String... roles) {
    return new Principal(subject, PrincipalKind.HUMAN, subject, Set.of(roles), null, "cli");
  }

  private static Principal agent(String subject, String... roles) {
    return new Principal(subject, PrincipalKind.AGENT, subject, Set.of(roles), null, "some-agent");
  }

  private static Command of(Principal principal) {
    return new Command(
        OF_AN_AGENT.id(),
        OF_AN_AGENT.sessionId(),
        OF_AN_AGENT.dataSource(),
        OF_AN_AGENT.sql(),
        OF_AN_AGENT.parameters(),
        principal,
        OF_AN_AGENT.origin(),
        OF_AN_AGENT.justification(),
        OF_AN_AGENT.submittedAt());
  }
}
