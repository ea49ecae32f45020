package io.countersign.approval.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.approval.People;
import io.countersign.approval.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedPeopleTest {
  private static final String TWO =
      """
      people:
        - id: rita
          name: Rita Reviewer
          subjects: [account-1, account-2]
          email: rita@example.com
          zone: Europe/Zurich
        - id: rob
          name: Rob
          subjects: [account-3]
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void fill() throws IOException {
    file = Files.writeString(folder.resolve("people.yaml"), TWO);
  }

  @Test
  void knowsAPersonByEachOfTheirAccountsAndByTheirName() {
    People people = new WatchedPeople(file);

    Person rita = people.withSubject("account-2", "r.reviewer");

    assertThat(rita.id()).isEqualTo("rita");
    assertThat(rita.name()).isEqualTo("Rita Reviewer");
    assertThat(rita.email()).isEqualTo("rita@example.com");
    assertThat(rita.zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
    assertThat(people.withSubject("account-1", "rita")).isEqualTo(rita);
    assertThat(people.named("rita")).contains(rita);
    assertThat(people.named("account-1")).contains(rita);
    assertThat(people.named("rob").orElseThrow().zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void takesEverybodyElseForWhomTheirAccountSays() {
    People people = new WatchedPeople(file);

    assertThat(people.withSubject("account-9", "stranger").id()).isEqualTo("account-9");
    assertThat(people.named("stranger")).isEmpty();
  }

  @Test
  void learnsOfChangesOnce() throws IOException {
    WatchedPeople people = new WatchedPeople(file);
    assertThat(people.look()).isFalse();
    Files.writeString(file, TWO.replace("account-3", "account-4"));

    assertThat(people.look()).isTrue();

    assertThat(people.look()).isFalse();
    assertThat(people.withSubject("account-4", "rob").id()).isEqualTo("rob");
    assertThat(people.withSubject("account-3", "rob").id()).isEqualTo("account-3");
  }

  @Test
  void keepsThosePersonsItKnewWhenTheFileIsNoLongerValidAndSaysSoOnce() throws IOException {
    WatchedPeople people = new WatchedPeople(file);
    Files.writeString(file, TWO.replace("id: rob", "id: rita"));

    assertThatIllegalArgumentException()
        .isThrownBy(people::look)
        .withMessageContaining("people.yaml")
        .withMessageContaining("two persons are called rita");

    assertThat(people.look()).isFalse();
    assertThat(people.withSubject("account-3", "rob").id()).isEqualTo("rob");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account-3]            | account-1]          | two persons have the subject account-1
          email:                | mail:               | near line 7
          Europe/Zurich         | Zurich              | Zurich
          name: Rob             | nickname: Rob       | property 'name'
          [account-3]           | []                  | at least one subject
          [account-3]           | [' ']               | at least one subject
          id: rob               | id: ''              | needs an id
          id: rob               | id: account-1       | account-1
          """)
  void saysWhatIsWrongAndWhere(String right, String wrong, String said) throws IOException {
    Files.writeString(file, TWO.replace(right, wrong));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WatchedPeople(file))
        .withMessageContaining("people.yaml")
        .withMessageContaining(said);
  }

  @Test
  void refusesAFileThatIsEmptyOrAway() throws IOException {
    Files.writeString(file, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WatchedPeople(file))
        .withMessageContaining("line 1");
    Files.delete(file);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WatchedPeople(file))
        .withMessageContaining("countersign.people");
  }
}
