package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.record.LogRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * That the event which each event of a command says it follows upon ({@code ce_previous}) is there,
 * for the same command ({@code ce_subject}). An event is remembered by 8 bytes of a hash: enough
 * for chance, while against intent it is the leaves that protect.
 */
final class DigestChains {
  /**
   * An event's digest is over this name, its type, its id and its value, each behind its length.
   */
  private static final String FORM = "countersign.event.v1";

  private static final int MOST_EVENTS = 50_000_000;
  private static final int MOST_WAITING = 1_000_000;
  private final LongSet events = new LongSet();
  private final Map<Long, String> waiting = new HashMap<>();
  private final Findings findings;
  private long links;
  private boolean overflowed;

  DigestChains(Findings findings) {
    this.findings = findings;
  }

  void accept(LogRecord r) {
    Optional<String> subject = r.header("ce_subject");
    byte[] value = r.value();
    if (subject.isEmpty() || overflowed) {
      return;
    }
    overflowed = events.size() > MOST_EVENTS || waiting.size() > MOST_WAITING;
    Optional<String> type = r.header("ce_type");
    Optional<String> id = r.header("ce_id");
    if (type.isPresent() && id.isPresent() && value != null) {
      long event = key(subject.get(), digest(type.get(), id.get(), value));
      events.add(event);
      waiting.remove(event);
    }
    r.header("ce_previous").ifPresent(previous -> follow(subject.get(), previous, r));
  }

  private void follow(String subject, String previous, LogRecord r) {
    links++;
    long event = key(subject, previous);
    if (!events.contains(event)) {
      waiting.putIfAbsent(event, r.position());
    }
  }

  static String digest(String type, String id, byte[] value) {
    ByteArrayOutputStream form = new ByteArrayOutputStream(value.length + 256);
    item(form, FORM.getBytes(UTF_8));
    item(form, type.getBytes(UTF_8));
    item(form, id.getBytes(UTF_8));
    item(form, value);
    Hash hash = MerkleTree.sha256(form.toByteArray());
    return "sha256:" + HexFormat.of().formatHex(hash.toBytes());
  }

  private static void item(ByteArrayOutputStream form, byte[] bytes) {
    form.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    form.writeBytes(bytes);
  }

  private static long key(String subject, String digest) {
    Hash hash = MerkleTree.sha256((subject + " " + digest).getBytes(UTF_8));
    return ByteBuffer.wrap(hash.toBytes()).getLong();
  }

  /**
   * Tells the links that lead nowhere.
   *
   * @param whole whether all records were seen with their values
   */
  void finish(boolean whole) {
    if (overflowed) {
      findings.notVerified("the chains of commands: more events than this verifier follows");
    } else if (!whole) {
      findings.notVerified(
          "%,d of %,d links of commands' chains, whose earlier events are not here with their values"
              .formatted(waiting.size(), links));
    } else {
      findings.checked("%,d links of commands' chains".formatted(links));
      waiting.values().stream()
          .sorted()
          .forEach(position ->
              findings.add(position, "the event that it follows upon is not in the store"));
    }
  }
}
