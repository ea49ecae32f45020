package io.countersign.executor.classify;

/**
 * What a column may hold, for a person to judge.
 *
 * @param found in how many of the samples the detectors found it
 * @param sampled how many values were looked at
 * @param named whether the column's name says so
 */
record Proposal(String category, int found, int sampled, boolean named) {
  String reason() {
    return "%d of %d sampled%s".formatted(found, sampled, named ? ", name matches" : "");
  }
}
