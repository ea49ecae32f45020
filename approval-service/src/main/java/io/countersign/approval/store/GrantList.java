package io.countersign.approval.store;

import io.countersign.approval.grant.GrantQuery;
import io.countersign.approval.grant.StandingGrant;
import io.countersign.contracts.GrantId;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads standing approvals page by page, by keyset. */
@ApplicationScoped
class GrantList {
  private static final String ACTIVE = "revokedAt is null and used < uses and validUntil > :now";

  Optional<List<StandingGrant>> find(GrantQuery query) {
    return position(query.after()).map(p -> find(query, p));
  }

  private static Optional<Long> position(@Nullable GrantId after) {
    return after == null
        ? Optional.of(0L)
        : GrantRow.find("select g.position from GrantRow g where g.id = ?1", after.value())
            .project(Long.class)
            .firstResultOptional();
  }

  private static List<StandingGrant> find(GrantQuery query, long position) {
    StringBuilder where = new StringBuilder("position > :position");
    Map<String, Object> values = new HashMap<>(Map.of("position", position));
    if (query.active() != null) {
      where.append(query.active() ? " and " + ACTIVE : " and not (" + ACTIVE + ")");
      values.put("now", query.now());
    }
    if (query.principal() != null) {
      where.append(" and (principal = :principal or principalName = :principal)");
      values.put("principal", query.principal());
    }
    if (query.dataSource() != null) {
      where.append(" and dataSource = :dataSource");
      values.put("dataSource", query.dataSource());
    }
    if (query.concerning() != null) {
      where.append(" and (principal = :concerning or principalOwner = :concerning)");
      values.put("concerning", query.concerning());
    }
    return GrantRow.<GrantRow>find(where + " order by position", values)
        .page(Page.ofSize(query.limit()))
        .stream()
        .map(GrantRow::toGrant)
        .toList();
  }
}
