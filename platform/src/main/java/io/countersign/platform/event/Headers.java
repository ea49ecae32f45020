package io.countersign.platform.event;

/**
 * Names of the CloudEvents attributes that an event carries, without the {@code ce_} that Kafka
 * headers add.
 */
final class Headers {
  static final String CONTENT_TYPE = "content-type";
  static final String SPEC_VERSION = "specversion";
  static final String ID = "id";
  static final String TYPE = "type";
  static final String SOURCE = "source";
  static final String TIME = "time";
  static final String SUBJECT = "subject";
  static final String TRACEPARENT = "traceparent";
  static final String PRODUCER = "producer";
  static final String EPOCH = "epoch";
  static final String SEQUENCE = "sequence";
  static final String PREVIOUS = "previous";

  private static final String PREFIX = "ce_";

  private Headers() {}

  static String kafkaName(String attribute) {
    return PREFIX + attribute;
  }
}
