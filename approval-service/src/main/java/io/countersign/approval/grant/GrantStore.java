package io.countersign.approval.grant;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where standing approvals are kept. That one is issued, used or revoked is kept with the event
 * that tells of it.
 */
public interface GrantStore {
  Optional<StandingGrant> find(GrantId id);

  /** Nobody else uses or revokes it until the transaction ends, which has begun before. */
  Optional<StandingGrant> lock(GrantId id);

  /**
   * Those in force of one account for one form, the one that ends first before the others. Nobody
   * else uses or revokes them until the transaction ends, which has begun before.
   */
  List<StandingGrant> lockInForce(
      String subject, String dataSource, Digest fingerprint, Instant now);

  /** In the order in which they were issued; empty if there is no grant {@code after}. */
  Optional<List<StandingGrant>> list(GrantQuery query);

  /** In their order. */
  List<GrantUse> uses(GrantId id);

  /** Notes what became of commands, as far as a grant answered for them; the first word counts. */
  void ended(Map<CommandId, GrantUse.End> ends);
}
