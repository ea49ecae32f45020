package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.record.LogRecord;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * That the event which each event of a command says it follows upon ({@code ce_previous}) is there,
 * for the same command ({@code ce_subject}). An event is remembered by 8 bytes of a hash: enough
 * for chance, while against intent it is the leaves that protect.
 */
final class DigestChains {
  /**
   * An event's digest is over this name, its type, its id and its value, each behind its length.
   */
  private static final byte[] FORM = "countersign.event.v1".getBytes(UTF_8);

  private static final String PREFIX = "sha256:";
  private static final Pattern DIGEST = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  private static final int MOST_EVENTS = 50_000_000;
  private static final int MOST_WAITING = 1_000_000;
  private final LongSet events = new LongSet();
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private final Findings findings;
  private long links;
  private boolean overflowed;

  /** A record whose earlier event has not been seen. */
  private record Waiting(String position, long timestamp) {}

  DigestChains(Findings findings) {
    this.findings = findings;
  }

  void accept(LogRecord r, EventHeaders headers) {
    String subject = headers.subject();
    if (subject == null || overflowed) {
      return;
    }
    overflowed = events.size() > MOST_EVENTS || waiting.size() > MOST_WAITING;
    String type = headers.type();
    String id = headers.id();
    byte[] value = r.value();
    if (type != null && id != null && value != null) {
      long event = key(subject, digest(type, id, value));
      events.add(event);
      waiting.remove(event);
    }
    if (headers.previous() != null) {
      follow(subject, headers.previous(), r);
    }
  }

  private void follow(String subject, String previous, LogRecord r) {
    links++;
    if (!DIGEST.matcher(previous).matches()) {
      findings.add(r.position(), "what it follows upon is not told by a digest");
      return;
    }
    byte[] digest = HexFormat.of().parseHex(previous, PREFIX.length(), previous.length());
    long event = key(subject, Hash.of(digest));
    if (!events.contains(event)) {
      waiting.putIfAbsent(event, new Waiting(r.position(), r.timestamp()));
    }
  }

  static Hash digest(String type, String id, byte[] value) {
    return MerkleTree.sha256(List.of(FORM, type.getBytes(UTF_8), id.getBytes(UTF_8), value));
  }

  /** Eight bytes of the digest, shifted by the command, so that it counts for that one only. */
  private static long key(String subject, Hash digest) {
    return ByteBuffer.wrap(digest.toBytes()).getLong() + subject.hashCode() * 0x9e3779b97f4a7c15L;
  }

  /**
   * Tells the links that lead nowhere.
   *
   * @param whole whether all records were seen with their values
   * @param settled the timestamp up to which whatever was sent before has come in
   */
  void finish(boolean whole, long settled) {
    if (overflowed) {
      findings.notVerified("the chains of commands: more events than this verifier follows");
    } else if (!whole) {
      findings.notVerified(
          "%,d of %,d links of commands' chains, whose earlier events are not here with their values"
              .formatted(waiting.size(), links));
    } else {
      findings.checked("%,d links of commands' chains".formatted(links));
      tellBroken(settled);
    }
  }

  private void tellBroken(long settled) {
    waiting.values().stream()
        .filter(w -> w.timestamp() <= settled)
        .map(Waiting::position)
        .sorted()
        .forEach(position ->
            findings.add(position, "the event that it follows upon is not in the store"));
    long onTheirWay = waiting.values().stream().filter(w -> w.timestamp() > settled).count();
    if (onTheirWay > 0) {
      findings.notVerified(
          "%,d links of commands' chains at the end, whose earlier events may have been on their way"
              .formatted(onTheirWay));
    }
  }
}
