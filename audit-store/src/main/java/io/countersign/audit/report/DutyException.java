package io.countersign.audit.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where one person did what two should do, or tried to.
 *
 * @param position of the event that shows it
 */
public record DutyException(
    Kind kind,
    Instant time,
    String person,
    @Nullable CommandId commandId,
    String position,
    String sentence) {
  /** What it was. */
  public enum Kind {
    /** Approved a command that the same person submitted. */
    OWN_COMMAND_APPROVED("approved a command of their own"),
    /** Approved a command of an agent that they own; policy may want just that. */
    OWN_AGENT_APPROVED("approved a command of an agent that they own"),
    /** Approved as a program. */
    AGENT_APPROVED("is an agent, and approved"),
    /** Ran a command of their own before anybody had approved it. */
    GLASS_BROKEN("ran a command of their own before anybody had approved it"),
    /** Reviewed what they themselves had run before anybody approved it. */
    OWN_BREAK_GLASS_REVIEWED("reviewed their own breaking of the glass"),
    /** Used a standing approval to which they had agreed themselves. */
    OWN_GRANT_USED("approved the grant ahead that they, or an agent of theirs, then used"),
    /** Approved as an administrator in a period in which policies changed. */
    ADMINISTRATOR_APPROVED(
        "approved as an administrator, in a period in which policies changed; the trail does not tell who changed them"),
    /** Tried to vote on a command of their own, or as an agent, and was refused. */
    ATTEMPT_REFUSED("tried to decide what they may not, and was refused"),
    /** What a vote says, or who submitted its command, is not stored. */
    NOT_KNOWN("voted, and the store does not have what would tell whether they might");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static DutyException of(Kind kind, String person, TrailEvent event) {
    return new DutyException(
        kind,
        event.time(),
        person,
        event.commandId(),
        event.position().toString(),
        person + " " + kind.sentence());
  }
}
