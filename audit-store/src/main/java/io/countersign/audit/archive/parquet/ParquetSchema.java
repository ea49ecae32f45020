package io.countersign.audit.archive.parquet;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The columns: first what was on the wire, then the place in the ledger, then what was derived. */
final class ParquetSchema {
  static final String TOPIC = "topic";
  static final String PARTITION = "partition";
  static final String OFFSET = "record_offset";

  static final MessageType TYPE =
      MessageTypeParser.parseMessageType(
          """
          message record {
            required binary topic (STRING);
            required int32 partition;
            required int64 record_offset;
            required int64 kafka_time;
            optional binary record_key;
            required group headers (LIST) {
              repeated group list {
                required group element {
                  required binary name;
                  optional binary value;
                }
              }
            }
            optional binary record_value;
            optional binary value_hash;
            optional binary value_absence (STRING);
            required int64 leaf_index;
            required binary leaf_hash;
            required binary category (STRING);
            required int32 stored_on (DATE);
            required int64 happened_at (TIMESTAMP(MICROS,true));
            required binary reading (STRING);
            optional binary flaw (STRING);
            optional binary duplicate_of (STRING);
            optional fixed_len_byte_array(16) event_id (UUID);
            optional binary type (STRING);
            optional binary source (STRING);
            optional fixed_len_byte_array(16) session_id (UUID);
            optional fixed_len_byte_array(16) command_id (UUID);
            optional binary producer (STRING);
            optional int64 epoch;
            optional int64 sequence;
            required binary actor_name (STRING);
            optional binary actor_subject (STRING);
            required binary summary (STRING);
            optional int32 part;
          }
          """);

  private ParquetSchema() {}
}
