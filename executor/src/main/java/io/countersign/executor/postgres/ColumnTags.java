package io.countersign.executor.postgres;

import io.countersign.contracts.Classification;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments on columns say that they hold: {@code [countersign:email]} somewhere in a
 * comment. A tag that cannot be read still tells that there is something.
 */
final class ColumnTags {
  /** The category of a column whose tag names none; no rule is for it, so nothing is shown. */
  private static final String UNREADABLE = "unreadable-tag";

  private static final Pattern TAG = Pattern.compile("\\[countersign:\\s*([^\\]]*?)\\s*(?:\\]|$)");

  private static final String COMMENTS =
      """
      SELECT n.nspname, c.relname, a.attname, d.description
      FROM pg_catalog.pg_description d
      JOIN pg_catalog.pg_class c ON c.oid = d.objoid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid
      WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objsubid > 0
        AND pg_catalog.strpos(d.description, '[countersign:') > 0\
      """;

  private ColumnTags() {}

  static List<Classification> read(Connection connection) throws SQLException {
    List<Classification> tags = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COMMENTS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        TableName table = new TableName(rows.getString(1), rows.getString(2));
        tags.addAll(of(table, rows.getString(3), rows.getString(4)));
      }
    }
    return tags;
  }

  static List<Classification> of(TableName table, String column, String comment) {
    List<Classification> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(comment);
    while (tag.find()) {
      tags.add(classification(table, column, tag.group(1)));
    }
    return tags;
  }

  private static Classification classification(TableName table, String column, String category) {
    try {
      return new Classification(table, column, category);
    } catch (IllegalArgumentException e) {
      return new Classification(table, column, UNREADABLE);
    }
  }
}
