package io.countersign.local;

/** The subjects of the sample realm: fixed, so that what refers to them outlives a new realm. */
final class Subject {
  private Subject() {}

  static String of(int number) {
    return "00000000-0000-7000-8000-%012d".formatted(number);
  }
}
