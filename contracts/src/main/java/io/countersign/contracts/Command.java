package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to run SQL on a data source.
 *
 * @param dataSource the name of the target
 * @param sql the text exactly as it was submitted; placeholders are {@code $1}, {@code $2}, …
 * @param parameters the typed values of the placeholders, in order
 * @param justification why, in the submitter's words
 * @param grant present where the command is not to run, but a standing approval for commands of its
 *     form is asked for ahead
 */
public record Command(
    CommandId id,
    SessionId sessionId,
    String dataSource,
    String sql,
    List<BindValue> parameters,
    Principal principal,
    Origin origin,
    @Nullable String justification,
    Instant submittedAt,
    @Nullable GrantTerms grant) {
  public Command {
    Checks.notBlank(dataSource, "dataSource");
    Checks.notBlank(sql, "sql");
    parameters = List.copyOf(parameters);
  }

  /** A command that is to run. */
  public Command(
      CommandId id,
      SessionId sessionId,
      String dataSource,
      String sql,
      List<BindValue> parameters,
      Principal principal,
      Origin origin,
      @Nullable String justification,
      Instant submittedAt) {
    this(
        id,
        sessionId,
        dataSource,
        sql,
        parameters,
        principal,
        origin,
        justification,
        submittedAt,
        null);
  }

  /**
   * Stands for exactly what will run, for whom and where: id, data source, SQL bytes, typed bind
   * values, principal, the grant asked for. Whoever approves a command approves this digest.
   */
  @JsonIgnore
  public Digest digest() {
    CanonicalForm form =
        CanonicalForm.of("countersign.command.v2")
            .value(id)
            .value(sessionId)
            .text(dataSource)
            .text(sql)
            .text(principal.subject())
            .value(principal.kind())
            .text(principal.owner())
            .value(parameters.size());
    parameters.forEach(p -> form.value(p.type()).text(p.text()));
    form.value(grant != null);
    if (grant != null) {
      grant.addTo(form);
    }
    return form.digest();
  }
}
