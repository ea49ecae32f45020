package io.countersign.audit.kafka;

import io.countersign.audit.RecordReading;
import io.countersign.platform.event.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How a running service reads records. */
@ApplicationScoped
final class ReadingBeans {
  @Produces
  @Singleton
  RecordReading reading(EventCodec codec) {
    return new RecordReader(codec);
  }
}
