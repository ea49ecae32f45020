package io.countersign.executor.target;

import io.countersign.executor.masking.ColumnMask;
import io.countersign.executor.masking.ValueKind;
import io.countersign.executor.masking.ValueMasker;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Masks the values of one row after another and leaves out what is too long. A value that was left
 * out is noted, so that the result can say that it is not whole.
 */
public final class RowMasker {
  /** Leaves room for the envelope in a Kafka record of 8 MiB, at the worst size as JSON. */
  private static final long MAXIMUM_ROW_BYTES = 4 * 1024 * 1024;

  private final ValueMasker masker;
  private final int maximumValueBytes;
  private long rowBytes;
  private boolean leftOut;
  private final Map<String, Long> masked = new HashMap<>();
  private final Consumer<String> counting = this::count;

  public RowMasker(ValueMasker masker, int maximumValueBytes) {
    this.masker = masker;
    this.maximumValueBytes = maximumValueBytes;
  }

  /** Of other rows, which are not counted with these. */
  public RowMasker another() {
    return new RowMasker(masker, maximumValueBytes);
  }

  public void beginRow() {
    rowBytes = 0;
  }

  public @Nullable Object mask(@Nullable Object value, MaskedColumn column) {
    return mask(value, of(column), column);
  }

  /** To be made out once for all values of a column. */
  public ColumnMask of(MaskedColumn column) {
    return masker.of(column.column(), column.shown());
  }

  public @Nullable Object mask(@Nullable Object value, ColumnMask mask, MaskedColumn column) {
    long size = JsonValue.size(value);
    boolean fits = size <= maximumValueBytes && rowBytes + size <= MAXIMUM_ROW_BYTES;
    leftOut |= !fits;
    Object masked = fits ? mask.mask(value, counting) : leftOut(size, column.column().type());
    rowBytes += JsonValue.size(masked) + 1;
    return masked;
  }

  /** Where any text is valid it says how much is missing. */
  private static @Nullable String leftOut(long size, String type) {
    ValueKind kind = ValueKind.of(type);
    return kind.isText() || kind == ValueKind.IMAGE
        ? "[left out: a value of %d bytes]".formatted(size)
        : null;
  }

  /**
   * What stands for a number over too few values, be there one or none: nothing else is valid in
   * the column of a number.
   */
  public @Nullable Object tooFew() {
    count(ValueMasker.DERIVED);
    rowBytes += JsonValue.size(null) + 1;
    return null;
  }

  private void count(String category) {
    masked.merge(category, 1L, Long::sum);
  }

  /** How many values were masked so far, by category. */
  public Map<String, Long> masked() {
    return masked;
  }

  /** Of the current row so far, as JSON. */
  public long rowBytes() {
    return rowBytes;
  }

  public boolean leftOutAny() {
    return leftOut;
  }
}
