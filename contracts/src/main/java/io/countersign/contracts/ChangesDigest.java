package io.countersign.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the masked images of changed rows, one after another, so that whoever holds all of
 * their events can prove that they are all that was changed.
 *
 * @param value of the rows so far
 */
public record ChangesDigest(Digest value) {
  /** Of no row yet. */
  public static final ChangesDigest EMPTY =
      new ChangesDigest(CanonicalForm.of("countersign.changes.v1").digest());

  /** With one row more. */
  public ChangesDigest and(TableName table, StatementKind kind, RowChange row) {
    CanonicalForm form =
        CanonicalForm.of("countersign.changes.v1").value(value).value(table).value(kind);
    add(row.before(), form);
    add(row.after(), form);
    return new ChangesDigest(form.digest());
  }

  /** A value with its JSON type, since the number 1 is not the text "1". */
  private static void add(@Nullable Map<String, @Nullable Object> image, CanonicalForm form) {
    form.value(image == null ? -1 : image.size());
    if (image != null) {
      image.forEach((column, value) -> form.text(column).text(tagged(value)));
    }
  }

  private static @Nullable String tagged(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> "text " + text;
      case Number number -> "number " + number;
      default -> "other " + value;
    };
  }
}
