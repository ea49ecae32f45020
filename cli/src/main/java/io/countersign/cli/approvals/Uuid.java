package io.countersign.cli.approvals;

import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An id as it stands in a path. */
final class Uuid implements ITypeConverter<UUID> {
  @Override
  public UUID convert(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Answered below, as an id that is written otherwise is.
    }
    throw new TypeConversionException(
        "'" + Visible.line(text) + "' is no id; 'countersign approvals' shows those there are");
  }
}
