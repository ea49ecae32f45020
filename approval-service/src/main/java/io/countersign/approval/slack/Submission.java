package io.countersign.approval.slack;

import io.countersign.approval.PlainText;
import io.countersign.contracts.ApprovalConditions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was filled into a dialog. */
sealed interface Submission {
  record Accepted(Answer answer) implements Submission {}

  /**
   * @param faults what is wrong, by the field
   */
  record Faulty(Map<String, String> faults) implements Submission {
    public Faulty {
      faults = Map.copyOf(faults);
    }
  }

  static Submission of(Interaction.Submitted submitted) {
    return new Reading(submitted).result();
  }

  /** Reads fields one by one and remembers what is wrong. Not thread-safe. */
  final class Reading {
    private final Interaction.Submitted submitted;
    private final Map<String, String> faults = new HashMap<>();

    private Reading(Interaction.Submitted submitted) {
      this.submitted = submitted;
    }

    private Submission result() {
      Optional<Answer.Kind> kind = kind();
      String words = words(kind.orElse(Answer.Kind.APPROVE));
      ApprovalConditions conditions =
          kind.filter(k -> k == Answer.Kind.APPROVE).isPresent()
              ? new ApprovalConditions(rows(), time(Dialogs.NOT_BEFORE), time(Dialogs.NOT_AFTER))
              : ApprovalConditions.none();
      if (conditions.isContradictory()) {
        faults.put(Dialogs.NOT_AFTER, "This is not after the earliest time.");
      }
      if (!faults.isEmpty() || kind.isEmpty()) {
        return new Faulty(faults);
      }
      return new Accepted(
          new Answer(
              submitted.user(),
              submitted.place(),
              kind.get(),
              submitted.choice(),
              conditions,
              words));
    }

    private Optional<Answer.Kind> kind() {
      return switch (submitted.action()) {
        case APPROVE, CONDITIONS -> Optional.of(Answer.Kind.APPROVE);
        case REJECT -> Optional.of(Answer.Kind.REJECT);
        case ASK -> Optional.of(Answer.Kind.ASK);
        case READ -> chosen();
      };
    }

    private Optional<Answer.Kind> chosen() {
      try {
        return Optional.of(
            Answer.Kind.of(submitted.fields().getOrDefault(Dialogs.VERDICT, "nothing")));
      } catch (IllegalArgumentException e) {
        faults.put(Dialogs.VERDICT, "Choose one.");
        return Optional.empty();
      }
    }

    private @Nullable String words(Answer.Kind kind) {
      String words = submitted.fields().get(Dialogs.WORDS);
      if (words == null) {
        if (kind != Answer.Kind.APPROVE) {
          faults.put(Dialogs.WORDS, "Say why, or what you want to know: whoever asked reads it.");
        }
        return null;
      }
      try {
        return PlainText.checked(words, "The text");
      } catch (IllegalArgumentException e) {
        faults.put(Dialogs.WORDS, e.getMessage());
        return null;
      }
    }

    private @Nullable Long rows() {
      String rows = submitted.fields().get(Dialogs.ROWS);
      if (rows == null) {
        return null;
      }
      try {
        long read = Long.parseLong(rows.strip());
        if (read >= 0) {
          return read;
        }
      } catch (NumberFormatException e) {
        // Told below, as a negative number is.
      }
      faults.put(Dialogs.ROWS, "A whole number is needed, such as 100.");
      return null;
    }

    private @Nullable Instant time(String field) {
      String seconds = submitted.fields().get(field);
      try {
        return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
      } catch (NumberFormatException | DateTimeException e) {
        faults.put(field, "A date and time is needed.");
        return null;
      }
    }
  }
}
