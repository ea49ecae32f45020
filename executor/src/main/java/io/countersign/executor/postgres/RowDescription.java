package io.countersign.executor.postgres;

import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.target.DescribedColumn;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.core.Field;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PgResultSetMetaData;

/**
 * Reads which table column each column of a result is (PostgreSQL manual 54.7, {@code
 * RowDescription}), with one query to the catalogue. The driver's own accessors ask the catalogue
 * anew for every call while any column is computed.
 */
final class RowDescription {
  private static final MethodHandle FIELD = field();

  /** By the functions that read PostgreSQL's own cache: a join takes five times as long to plan. */
  private static final String COLUMNS =
      """
      SELECT f.relation, f.number, a.object_names[1], a.object_names[2], a.object_names[3]
      FROM unnest(?::oid[], ?::int[]) AS f (relation, number),
        pg_catalog.pg_identify_object_as_address('pg_catalog.pg_class'::regclass, f.relation, f.number) AS a
      WHERE a.object_names[3] IS NOT NULL\
      """;

  private RowDescription() {}

  private record Key(long relation, int number) {
    static Key of(Field field) {
      return new Key(Integer.toUnsignedLong(field.getTableOid()), field.getPositionInTable());
    }
  }

  /** The first columns of a result. */
  static List<DescribedColumn> read(ResultSetMetaData metaData, int count, Connection connection)
      throws SQLException {
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      fields.add(field(metaData.unwrap(PgResultSetMetaData.class), i));
    }
    Map<Key, ColumnOrigin> origins = origins(fields, connection);
    PgConnection postgres = connection.unwrap(PgConnection.class);
    List<DescribedColumn> columns = new ArrayList<>();
    for (Field field : fields) {
      String type = postgres.getTypeInfo().getPGType(field.getOID());
      columns.add(
          new DescribedColumn(
              field.getColumnLabel(),
              type == null ? "unknown" : type,
              origins.getOrDefault(Key.of(field), new ColumnOrigin.Computed())));
    }
    return columns;
  }

  private static Map<Key, ColumnOrigin> origins(List<Field> fields, Connection connection)
      throws SQLException {
    List<Key> keys =
        fields.stream().filter(f -> f.getTableOid() != 0).map(Key::of).distinct().toList();
    Map<Key, ColumnOrigin> origins = new HashMap<>();
    if (keys.isEmpty()) {
      return origins;
    }
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setArray(
          1, connection.createArrayOf("int8", keys.stream().map(Key::relation).toArray()));
      statement.setArray(
          2, connection.createArrayOf("int4", keys.stream().map(Key::number).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          origins.put(
              new Key(rows.getLong(1), rows.getInt(2)),
              new ColumnOrigin.Column(
                  new TableName(rows.getString(3), rows.getString(4)), rows.getString(5)));
        }
      }
    }
    return origins;
  }

  private static Field field(PgResultSetMetaData metaData, int index) throws SQLException {
    try {
      return (Field) FIELD.invokeExact(metaData, index);
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the driver failed in an undeclared way", e);
    }
  }

  private static MethodHandle field() {
    try {
      return MethodHandles.privateLookupIn(PgResultSetMetaData.class, MethodHandles.lookup())
          .findVirtual(
              PgResultSetMetaData.class, "getField", MethodType.methodType(Field.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this PostgreSQL driver hides its row descriptions", e);
    }
  }
}
