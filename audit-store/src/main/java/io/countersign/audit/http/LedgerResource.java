package io.countersign.audit.http;

import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.Ledger;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import io.countersign.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tree over all records, as C2SP tlog-tiles has it. */
@Path("/v1/ledger")
@Tag(name = "Ledger")
@RunOnVirtualThread
public class LedgerResource {
  static final String COSIGNATURES = "cosignatures";
  private static final int MOST_COSIGNATURES = 60;
  private static final String ENTRIES = "entries/";
  private static final String FOR_EVER = "private, max-age=31536000, immutable";
  private static final String NOT_AT_ALL = "no-store";
  private final Ledger ledger;
  private final ExportKeys keys;
  private final ReadRecorder recorder;

  LedgerResource(Ledger ledger, ExportKeys keys, ReadRecorder recorder) {
    this.ledger = ledger;
    this.keys = keys;
    this.recorder = recorder;
  }

  @GET
  @Path("checkpoint")
  @Produces(MediaType.TEXT_PLAIN)
  @RolesAllowed("auditor")
  @Operation(
      summary = "The latest checkpoint",
      description =
          "A signed note (C2SP tlog-checkpoint) with the cosignatures of witnesses. cosignatures: how many it must have"
              + " at least (default 0). The request is itself recorded as an event.")
  public Response checkpoint(@Context UriInfo uri) {
    int cosignatures = cosignatures(uri);
    SignedNote note =
        recorder
            .recorded(uri, () -> ledger.checkpoint(cosignatures))
            .orElseThrow(() -> none(cosignatures));
    return Response.ok(note.encode()).header(HttpHeaders.CACHE_CONTROL, NOT_AT_ALL).build();
  }

  @GET
  @Path("tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed("auditor")
  @Operation(
      summary = "A tile, or a bundle of entries",
      description = "By the paths of C2SP tlog-tiles: hashes of the tree, and leaves.")
  public Response tile(String path) {
    byte[] bytes =
        read("tile/" + path)
            .orElseThrow(() ->
                new ProblemException(
                    AuditProblem.UNKNOWN_TILE,
                    "The ledger has no tile '%s', or not so wide.".formatted(path)));
    String caching = path.contains(".p/") ? NOT_AT_ALL : FOR_EVER;
    return Response.ok(bytes).header(HttpHeaders.CACHE_CONTROL, caching).build();
  }

  @GET
  @Path("bundle")
  @Produces("application/zip")
  @RolesAllowed("auditor")
  @Operation(
      summary = "The whole store, to be verified elsewhere",
      description =
          "A zip file with checkpoint, tiles, leaves and all records as they are stored. cosignatures: how many the"
              + " checkpoint must have at least (default 0). The request is itself recorded as an event.")
  public Response bundle(@Context UriInfo uri) {
    int cosignatures = cosignatures(uri);
    if (recorder.recorded(uri, () -> ledger.checkpoint(cosignatures)).isEmpty()) {
      throw none(cosignatures);
    }
    StreamingOutput zip =
        out -> {
          try (BundleTarget target = BundleTarget.zip(out)) {
            ledger.export(cosignatures, keys, target);
          }
        };
    return Response.ok(zip)
        .header(HttpHeaders.CACHE_CONTROL, NOT_AT_ALL)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"countersign-ledger.zip\"")
        .build();
  }

  private static ProblemException none(int cosignatures) {
    return new ProblemException(
        AuditProblem.NO_CHECKPOINT,
        cosignatures == 0
            ? "Nothing has been put into the ledger yet."
            : "No checkpoint has %d cosignatures.".formatted(cosignatures));
  }

  private Optional<byte[]> read(String path) {
    try {
      return path.startsWith(ENTRIES, "tile/".length())
          ? ledger.entries(EntryBundleId.parse(path))
          : ledger.tile(TileId.parse(path));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(AuditProblem.UNKNOWN_TILE, "Not a path of a tile: " + path);
    }
  }

  static int cosignatures(UriInfo uri) {
    return new QueryParameters(uri, Set.of(COSIGNATURES))
        .number(COSIGNATURES, 0, MOST_COSIGNATURES, 0);
  }
}
