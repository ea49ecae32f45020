package io.countersign.audit.print;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.report.Report;
import io.countersign.contracts.Digest;
import io.countersign.log.MerkleTree;
import io.countersign.platform.event.EventJson;

/**
 * A report and the JSON text of it, of which its digest is.
 *
 * @param json in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way out; never compared.
public record ReportData(Report report, byte[] json, Digest digest) {
  private static final ObjectMapper JSON =
      EventJson.mapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  public static ReportData of(Report report) {
    try {
      byte[] json = JSON.writeValueAsBytes(report);
      return new ReportData(report, json, Digest.parse("sha256:" + MerkleTree.sha256(json).hex()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report could not be written as JSON", e);
    }
  }
}
