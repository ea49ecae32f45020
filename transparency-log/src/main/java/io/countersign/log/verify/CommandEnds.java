package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.record.LogRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That every command has come to an end, or waits for somebody's word. Which it is shows by the
 * types of its events ({@code ce_type}) on their topics. A command is remembered by 8 bytes, see
 * {@link DigestChains}.
 */
final class CommandEnds {
  /** Milliseconds; longer than any command may run, as the audit store has it. */
  private static final long QUIET = 3_600_000;

  private static final int MOST_ENDED = 50_000_000;
  private static final int MOST_OPEN = 1_000_000;

  /** A later one replaces an earlier one, in whatever order the events come. */
  private enum Stage {
    ASKED,
    WAITING,
    RUNNING,
    ENDED
  }

  private record Step(String topic, Stage stage) {}

  private static final String DECIDED = "countersign.CommandDecided.v1";
  private static final Map<String, Step> STEPS =
      Map.ofEntries(
          step("commands", "CommandSubmitted", Stage.ASKED),
          step("commands", "CommandCancelled", Stage.ENDED),
          step("decisions", "CommandDecided", Stage.ASKED),
          step("approvals", "ApprovalQueued", Stage.WAITING),
          step("approvals", "ApprovalRequested", Stage.WAITING),
          step("approvals", "ApprovalRevised", Stage.WAITING),
          // It may be granted for later; that it is due shows by its warrant.
          step("approvals", "ApprovalGranted", Stage.WAITING),
          step("approvals", "ApprovalRejected", Stage.ENDED),
          step("approvals", "ApprovalExpired", Stage.ENDED),
          step("approvals", "ApprovalWithdrawn", Stage.ENDED),
          step("approvals", "ApprovalSuperseded", Stage.ENDED),
          step("approvals", "ApprovalDrifted", Stage.ENDED),
          step("approvals", "GlassBroken", Stage.RUNNING),
          step("warrants", "WarrantIssued", Stage.RUNNING),
          step("executions", "ExecutionStarted", Stage.RUNNING),
          step("executions", "ExecutionFinished", Stage.ENDED));

  private static final Set<String> TOPICS =
      STEPS.values().stream().map(Step::topic).collect(Collectors.toUnmodifiableSet());

  private final LongSet ended = new LongSet();
  private final Map<Long, Open> open = new HashMap<>();
  private final Findings findings;
  private boolean overflowed;

  private record Open(String command, Stage stage, long latest) {
    Open and(Open later) {
      return new Open(
          command,
          stage.compareTo(later.stage) < 0 ? later.stage : stage,
          Math.max(latest, later.latest));
    }
  }

  CommandEnds(Findings findings) {
    this.findings = findings;
  }

  private static Entry<String, Step> step(String topic, String type, Stage stage) {
    return Map.entry("countersign." + type + ".v1", new Step("countersign." + topic, stage));
  }

  /** Whether records of this topic may say of a command that it has ended. */
  static boolean concerns(String topic) {
    return TOPICS.contains(topic);
  }

  void accept(LogRecord r, EventHeaders headers) {
    if (headers.subject() == null || headers.type() == null || overflowed) {
      return;
    }
    Step step = STEPS.get(headers.type());
    if (step == null || !step.topic.equals(r.topic())) {
      return;
    }
    overflowed = ended.size() > MOST_ENDED || open.size() > MOST_OPEN;
    long command = key(headers.subject());
    Stage stage = headers.type().equals(DECIDED) ? decided(r.value()) : step.stage;
    if (stage == Stage.ENDED) {
      ended.add(command);
      open.remove(command);
    } else if (!ended.contains(command)) {
      open.merge(command, new Open(headers.subject(), stage, r.timestamp()), Open::and);
    }
  }

  /** The one thing that no header tells. Within a text of the JSON its quotes would be escaped. */
  private static Stage decided(byte @Nullable [] value) {
    String json = value == null ? "" : new String(value, UTF_8);
    if (json.contains("\"decision\":{\"outcome\":\"denied\"")) {
      return Stage.ENDED;
    }
    return json.contains("\"decision\":{\"outcome\":\"allowed\"") ? Stage.RUNNING : Stage.WAITING;
  }

  private static long key(String command) {
    long key = 0;
    for (int i = 0; i < command.length(); i++) {
      key = (key + command.charAt(i)) * 0x9e3779b97f4a7c15L;
      key ^= key >>> 29;
    }
    return key;
  }

  /**
   * Tells which have no end.
   *
   * @param whole whether all records were seen
   * @param latest the timestamp of the latest record
   */
  void finish(boolean whole, long latest) {
    if (!whole || overflowed) {
      findings.notVerified(
          "that every command has ended: "
              + (overflowed ? "there are too many to follow" : "not all records are here"));
      return;
    }
    findings.checked("%,d commands, of which %,d have ended".formatted(commands(), ended.size()));
    long waiting = count(o -> o.stage == Stage.WAITING);
    long recent = count(o -> o.stage != Stage.WAITING && latest - o.latest <= QUIET);
    if (waiting > 0) {
      findings.notVerified(
          "the end of %,d commands that wait for people's word".formatted(waiting));
    }
    if (recent > 0) {
      findings.notVerified("the end of %,d commands that may be under way".formatted(recent));
    }
    open.values().stream()
        .filter(o -> o.stage != Stage.WAITING && latest - o.latest > QUIET)
        .map(Open::command)
        .sorted()
        .forEach(command ->
            findings.add(
                "command " + command,
                "has no end, and nothing was heard of it in the last hour of the store"));
  }

  private long commands() {
    return (long) ended.size() + open.size();
  }

  private long count(Predicate<Open> which) {
    return open.values().stream().filter(which).count();
  }
}
