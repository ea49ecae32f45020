package io.countersign.log.verify;

/** A set of numbers in 8 to 16 bytes each, for numbers that are spread evenly, such as hashes. */
final class LongSet {
  private long[] slots = new long[1024];
  private int size;
  private boolean hasZero;

  int size() {
    return size;
  }

  void add(long number) {
    if (number == 0) {
      hasZero = true;
      return;
    }
    if (size * 3L > slots.length * 2L) {
      grow();
    }
    int place = place(number);
    if (slots[place] == 0) {
      slots[place] = number;
      size++;
    }
  }

  boolean contains(long number) {
    return number == 0 ? hasZero : slots[place(number)] != 0;
  }

  private int place(long number) {
    int mask = slots.length - 1;
    int place = (int) (number ^ (number >>> 32)) & mask;
    while (slots[place] != 0 && slots[place] != number) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long number : old) {
      if (number != 0) {
        slots[place(number)] = number;
      }
    }
  }
}
