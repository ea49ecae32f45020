package io.countersign.executor.session;

final class InMemorySessionRecordsTest extends SessionRecordsContract {
  private final InMemorySessionRecords records = new InMemorySessionRecords();

  @Override
  protected SessionRecords records() {
    return records;
  }
}
