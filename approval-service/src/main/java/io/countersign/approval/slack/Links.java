package io.countersign.approval.slack;

import io.countersign.approval.store.Sql;
import io.countersign.contracts.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whose account in Slack is whose, and the codes with which people prove it. */
@ApplicationScoped
@Transactional
class Links {
  private final Sql sql;

  Links(Sql sql) {
    this.sql = sql;
  }

  /**
   * One account in Slack is one person's.
   *
   * @param subject the account at the identity provider with which they proved it
   */
  record Link(String team, String user, String person, String subject) {
    String account() {
      return team + "/" + user;
    }
  }

  Optional<Link> of(SlackUser user) {
    return sql.first(
        "select * from slack_link where team = ? and slack_user = ?",
        Links::link,
        user.team(),
        user.id());
  }

  /** Removes what would contradict a new link. */
  List<Link> remove(SlackUser user, String person) {
    return sql.list(
        "delete from slack_link where team = ? and (slack_user = ? or person = ?) returning *",
        Links::link,
        user.team(),
        user.id(),
        person);
  }

  List<Link> remove(String team, String person) {
    return sql.list(
        "delete from slack_link where team = ? and person = ? returning *",
        Links::link,
        team,
        person);
  }

  void add(SlackUser user, String person, String subject, Instant now) {
    sql.update(
        "insert into slack_link (team, slack_user, person, subject, linked_at)"
            + " values (?, ?, ?, ?, ?)",
        user.team(),
        user.id(),
        person,
        subject,
        now);
  }

  /** In the place of the user's code before. */
  void addCode(Digest code, SlackUser user, Instant expiresAt) {
    sql.update(
        "insert into slack_link_code (code, team, slack_user, user_name, expires_at)"
            + " values (?, ?, ?, ?, ?) on conflict (team, slack_user) do update"
            + " set code = excluded.code, user_name = excluded.user_name,"
            + " expires_at = excluded.expires_at",
        code.text(),
        user.team(),
        user.id(),
        user.name(),
        expiresAt);
  }

  /** Whose code it is, as long as it is good. */
  Optional<SlackUser> ownerOf(Digest code, Instant now) {
    return sql.first(
        "select * from slack_link_code where code = ? and expires_at > ?",
        Links::user,
        code.text(),
        now);
  }

  /** The same, once. */
  Optional<SlackUser> redeem(Digest code, Instant now) {
    return sql.first(
        "delete from slack_link_code where code = ? and expires_at > ? returning *",
        Links::user,
        code.text(),
        now);
  }

  void forgetCodesBefore(Instant now) {
    sql.update("delete from slack_link_code where expires_at < ?", now);
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getString("team"),
        row.getString("slack_user"),
        row.getString("person"),
        row.getString("subject"));
  }

  private static SlackUser user(ResultSet row) throws SQLException {
    return new SlackUser(
        row.getString("team"), row.getString("slack_user"), row.getString("user_name"));
  }
}
