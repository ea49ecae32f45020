package io.countersign.approval.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where preferences are kept, by person. */
public interface PreferenceStore {
  Optional<Preferences> find(String person);

  /** Of those among them who have said something. */
  Map<String, Preferences> of(Collection<String> persons);

  /**
   * @param zone where the times of summaries are meant
   */
  void put(String person, Preferences preferences, ZoneId zone, Instant now);

  /**
   * Makes a delivery of each summary whose time has come, once whatever number of replicas look.
   *
   * @return how many
   */
  int dueSummaries(Instant now);
}
