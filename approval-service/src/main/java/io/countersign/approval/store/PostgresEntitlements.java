package io.countersign.approval.store;

import io.agroal.api.AgroalDataSource;
import io.countersign.approval.Entitlements;
import io.countersign.approval.People;
import io.countersign.approval.PeopleSettings;
import io.countersign.approval.Person;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Accounts in PostgreSQL, as persons last showed them. */
@ApplicationScoped
public class PostgresEntitlements implements Entitlements {
  private static final String REMEMBER =
      """
      insert into account_seen (subject, name, roles, seen_at) values (?, ?, ?, ?)
      on conflict (subject) do update set name = excluded.name, roles = excluded.roles, seen_at = excluded.seen_at
      where account_seen.seen_at <= excluded.seen_at
      """;
  private static final String FIND =
      "select subject, name, roles from account_seen where subject = ? and seen_at > ?";
  private static final String ANSWERING =
      "select subject, name from account_seen where roles && ? or subject = any(?) order by subject";
  private static final String FORGET = "delete from account_seen where seen_at < ?";

  private final AgroalDataSource database;
  private final People people;
  private final Duration validFor;
  private final RecentSightings sightings = new RecentSightings();

  PostgresEntitlements(AgroalDataSource database, People people, PeopleSettings settings) {
    this.database = database;
    this.people = people;
    this.validFor = settings.rightsValidFor();
  }

  /** What an agent may do is nobody's business here: it never decides. */
  @Override
  public void seen(Principal principal, Instant now) {
    if (principal.isAgent() || !sightings.isNews(principal, now)) {
      return;
    }
    query(
        REMEMBER,
        statement -> {
          statement.setString(1, principal.subject());
          statement.setString(2, principal.name());
          statement.setArray(3, texts(statement, principal.roles()));
          statement.setObject(4, now.atOffset(ZoneOffset.UTC));
          return statement.executeUpdate();
        });
    sightings.add(principal, now);
  }

  @Override
  public Optional<Principal> of(String subject, Instant now) {
    return query(
        FIND,
        statement -> {
          statement.setString(1, subject);
          statement.setObject(2, now.minus(validFor).atOffset(ZoneOffset.UTC));
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(principal(row)) : Optional.empty();
          }
        });
  }

  private static Principal principal(ResultSet row) throws SQLException {
    return new Principal(
        row.getString("subject"),
        PrincipalKind.HUMAN,
        row.getString("name"),
        Set.of((String[]) row.getArray("roles").getArray()),
        null,
        null);
  }

  @Override
  public List<Person> personsAnswering(Approvers approvers) {
    Stream<Person> named =
        approvers.persons().stream().map(people::named).flatMap(Optional::stream);
    return Stream.concat(named, seenAmong(approvers).stream()).distinct().toList();
  }

  private List<Person> seenAmong(Approvers approvers) {
    return query(
        ANSWERING,
        statement -> {
          statement.setArray(1, texts(statement, approvers.roles()));
          statement.setArray(2, texts(statement, approvers.persons()));
          List<Person> persons = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              persons.add(people.withSubject(rows.getString("subject"), rows.getString("name")));
            }
          }
          return persons;
        });
  }

  /** Those who have not been here for so long are asked no longer. */
  public void forgetSeenBefore(Instant instant) {
    query(
        FORGET,
        statement -> {
          statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
          return statement.executeUpdate();
        });
  }

  private static java.sql.Array texts(PreparedStatement statement, Set<String> texts)
      throws SQLException {
    return statement.getConnection().createArrayOf("text", texts.toArray());
  }

  private <T> T query(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what accounts may do", e);
    }
  }

  /** What is done with a statement. */
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }
}
