package io.countersign.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.audit.retention.Disposal;
import io.countersign.contracts.event.EventId;
import io.countersign.log.bundle.DisposalManifest;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A disposal as JSON: the records are there until it is done. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisposalBody(
    long id,
    String category,
    LocalDate from,
    LocalDate to,
    @Nullable Long records,
    @Nullable String manifest,
    @Nullable String archive,
    EventId event,
    Instant begunAt,
    @Nullable Instant toldAt,
    @Nullable Instant doneAt) {
  static DisposalBody of(Disposal disposal) {
    DisposalManifest manifest = disposal.manifest();
    DisposalManifest.ArchiveFile archive = manifest == null ? null : manifest.archive();
    return new DisposalBody(
        disposal.id(),
        disposal.days().category().toString(),
        disposal.days().from(),
        disposal.days().to(),
        manifest == null ? null : (Long) manifest.records(),
        manifest == null ? null : manifest.digest(),
        archive == null ? null : archive.name(),
        disposal.event(),
        disposal.begunAt(),
        disposal.toldAt(),
        disposal.doneAt());
  }
}
