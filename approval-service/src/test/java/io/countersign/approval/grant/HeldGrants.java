package io.countersign.approval.grant;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some grants in memory, all of the account and form that is asked for. */
record HeldGrants(List<StandingGrant> grants) implements GrantStore {
  @Override
  public Optional<StandingGrant> find(GrantId id) {
    return grants.stream().filter(g -> g.grant().id().equals(id)).findFirst();
  }

  @Override
  public Optional<StandingGrant> lock(GrantId id) {
    return find(id);
  }

  @Override
  public List<StandingGrant> lockInForce(
      String subject, String dataSource, Digest fingerprint, Instant now) {
    return grants;
  }

  @Override
  public Optional<List<StandingGrant>> list(GrantQuery query) {
    return Optional.of(grants);
  }

  @Override
  public List<GrantUse> uses(GrantId id) {
    return List.of();
  }

  @Override
  public void ended(Map<CommandId, GrantUse.End> ends) {}
}
