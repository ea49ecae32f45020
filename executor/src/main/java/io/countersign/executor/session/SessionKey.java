package io.countersign.executor.session;

import io.countersign.contracts.SessionId;
import io.countersign.executor.Work;

/**
 * One conversation of one principal with one data source. The principal is a part of it, so that
 * nobody gets into another one's transaction by naming the session.
 *
 * @param principal the subject
 */
public record SessionKey(SessionId session, String dataSource, String principal) {
  static SessionKey of(Work work) {
    return new SessionKey(
        work.command().sessionId(), work.dataSource().name(), work.command().principal().subject());
  }
}
