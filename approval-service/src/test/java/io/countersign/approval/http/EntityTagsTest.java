package io.countersign.approval.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.inbox.Sight;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
  @Test
  void hasAnotherTagForWhoeverSeesLess() {
    assertThat(EntityTags.of(7, Sight.WHOLE)).isEqualTo("\"7\"");
    assertThat(EntityTags.of(7, Sight.WITHOUT_SAMPLE)).isNotEqualTo("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", " \"7\" "})
  void admitsTheVersionThatWasSeen(String ifMatch) {
    assertThat(EntityTags.admitted(List.of(ifMatch)).test(7)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "", "\"77\"", "\"7", "nonsense"})
  void admitsNoOtherVersionNorAWeakOrMalformedTag(String ifMatch) {
    assertThat(EntityTags.admitted(List.of(ifMatch)).test(7)).isFalse();
  }

  @Test
  void admitsEverythingWhereNothingWasNamed() {
    assertThat(EntityTags.admitted(null).test(7)).isTrue();
    assertThat(EntityTags.admitted(List.of()).test(7)).isTrue();
  }

  @Test
  void comparesWeaklyWhetherSomethingIsNew() {
    assertThat(EntityTags.isAmong(List.of("W/\"7\""), "\"7\"")).isTrue();
    assertThat(EntityTags.isAmong(List.of("\"6\""), "\"7\"")).isFalse();
    assertThat(EntityTags.isAmong(null, "\"7\"")).isFalse();
  }
}
