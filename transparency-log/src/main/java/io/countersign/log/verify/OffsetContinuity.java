package io.countersign.log.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** That every partition has every offset once, from its first on. */
final class OffsetContinuity {
  private final Map<String, Map<Integer, Long>> next = new HashMap<>();
  private final TreeMap<String, Long> firsts = new TreeMap<>();
  private final Findings findings;

  OffsetContinuity(Findings findings) {
    this.findings = findings;
  }

  void accept(String topic, int partition, long offset) {
    Map<Integer, Long> partitions = next.computeIfAbsent(topic, _ -> new HashMap<>());
    Long expected = partitions.get(partition);
    if (expected == null) {
      firsts.put(topic + "/" + partition, offset);
      partitions.put(partition, offset + 1);
    } else {
      compare(topic + "/" + partition, expected, offset);
      partitions.put(partition, Math.max(expected, offset + 1));
    }
  }

  private void compare(String partition, long expected, long offset) {
    if (offset > expected) {
      long missing = offset - expected;
      findings.add(
          partition + "/" + expected,
          missing == 1
              ? "no leaf stands for this offset"
              : "no leaves stand for %,d offsets from here on".formatted(missing));
    } else if (offset < expected) {
      findings.add(partition + "/" + offset, "the log has this offset twice, or late");
    }
  }

  /** Tells what was checked. */
  void finish(boolean whole) {
    findings.checked("every offset once in %,d partitions".formatted(firsts.size()));
    firsts.forEach((partition, first) -> {
      if (first > 0 && whole) {
        findings.notVerified(
            "what stood in %s before offset %d, the first in the log".formatted(partition, first));
      }
    });
  }
}
