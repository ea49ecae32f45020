package io.countersign.executor;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.ExecutionId;
import java.util.Optional;

/**
 * What a sealed value is called: {@code <execution id>/<number>}.
 *
 * @param number from 1
 */
public record KeptName(ExecutionId execution, int number) {
  static Optional<KeptName> of(BindValue value) {
    String text = value.text();
    if (value.type() != BindType.SEALED || text == null) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    return Optional.of(
        new KeptName(
            ExecutionId.parse(text.substring(0, slash)),
            Integer.parseUnsignedInt(text.substring(slash + 1))));
  }

  BindValue value() {
    return new BindValue(BindType.SEALED, execution + "/" + number);
  }
}
