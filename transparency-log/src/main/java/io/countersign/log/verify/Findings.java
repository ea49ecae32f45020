package io.countersign.log.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects what a verification comes across; of many findings it keeps the first. */
final class Findings {
  private static final int KEPT = 20;
  private final List<String> checked = new ArrayList<>();
  private final List<Finding> first = new ArrayList<>();
  private final List<String> notVerified = new ArrayList<>();
  private long count;

  void add(String where, String what) {
    count++;
    if (first.size() < KEPT) {
      first.add(new Finding(where, what));
    }
  }

  /** What must not be lost behind many others. */
  void addFirst(String where, String what) {
    count++;
    first.addFirst(new Finding(where, what));
    if (first.size() > KEPT) {
      first.removeLast();
    }
  }

  void checked(String what) {
    checked.add(what);
  }

  void notVerified(String what) {
    notVerified.add(what);
  }

  Verdict verdict() {
    return new Verdict(checked, count, first, notVerified);
  }
}
