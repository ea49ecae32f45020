package io.countersign.cli.sql;

import io.countersign.contracts.Dialect;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A dialect as people call it. */
public final class DialectName implements ITypeConverter<Dialect> {
  @Override
  public Dialect convert(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "postgresql", "postgres" -> Dialect.POSTGRESQL;
      case "mysql", "mariadb" -> Dialect.MYSQL;
      case "generic" -> Dialect.GENERIC;
      default ->
          throw new TypeConversionException(
              "'" + name + "' is no dialect known here; known are postgresql, mysql, generic");
    };
  }

  /** What shells complete, and help shows. */
  public static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("postgresql", "mysql", "mariadb", "generic").iterator();
    }
  }
}
