package io.countersign.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.audit.Closing;
import io.countersign.audit.behaviour.Finding;
import io.countersign.audit.behaviour.FindingKind;
import io.countersign.audit.behaviour.Observation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as JSON: open while there is no closing.
 *
 * @param commands the first that it rests upon
 * @param queries paths that show and count what it rests upon
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingBody(
    long id,
    FindingKind kind,
    String principal,
    String name,
    String summary,
    String aspect,
    Instant from,
    Instant to,
    List<String> commands,
    List<String> queries,
    Instant foundAt,
    @Nullable Closing closing) {
  static FindingBody of(Finding finding) {
    Observation observation = finding.observation();
    return new FindingBody(
        finding.id(),
        observation.kind(),
        observation.subject(),
        observation.name(),
        observation.sentence(),
        observation.aspect(),
        observation.from(),
        observation.to(),
        observation.commands().stream().map(Object::toString).toList(),
        observation.queries(),
        finding.foundAt(),
        finding.closing());
  }
}
