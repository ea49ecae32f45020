package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  @TempDir Path folder;

  @Test
  void hasAPlaceholderForEverySecretAndNoSecret() throws Exception {
    JsonNode realm = new ObjectMapper().readTree(RealmFile.text());
    Set<String> named =
        PLACEHOLDER
            .matcher(RealmFile.text())
            .results()
            .map(r -> r.group(1))
            .collect(Collectors.toSet());

    assertThat(RealmFile.placeholders(Secrets.in(folder)).keySet()).isEqualTo(named);
    assertThat(realm.findValuesAsText("secret")).allMatch(PLACEHOLDER.asMatchPredicate());
    assertThat(realm.findValues("credentials"))
        .allMatch(c -> PLACEHOLDER.asMatchPredicate().test(c.path(0).path("value").asText()));
  }

  @Test
  void hasThePeopleAndProgramsThatTheCodeNames() throws Exception {
    Set<String> inFile = new TreeSet<>();
    new ObjectMapper()
        .readTree(RealmFile.text())
        .path("users")
        .forEach(u -> inFile.add(u.path("id").asText() + " " + u.path("username").asText()));

    Set<String> inCode = new TreeSet<>();
    for (Person person : Person.values()) {
      inCode.add(person.subject() + " " + person.username());
    }
    for (ServiceAccount account : ServiceAccount.values()) {
      inCode.add(account.subject() + " " + account.clientId());
    }
    assertThat(inFile).isEqualTo(inCode);
  }

  @Test
  void hasAnotherDigestWithOtherSecrets() {
    assertThat(RealmFile.digest(Secrets.in(folder.resolve("one"))))
        .isEqualTo(RealmFile.digest(Secrets.in(folder.resolve("one"))))
        .isNotEqualTo(RealmFile.digest(Secrets.in(folder.resolve("two"))));
  }
}
