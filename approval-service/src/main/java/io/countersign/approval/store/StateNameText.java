package io.countersign.approval.store;

import io.countersign.approval.StateName;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** State names in lower case, as everywhere outside the code. */
@Converter
public class StateNameText implements AttributeConverter<StateName, String> {
  @Override
  public String convertToDatabaseColumn(StateName name) {
    return name.text();
  }

  @Override
  public StateName convertToEntityAttribute(String text) {
    return StateName.named(text).orElseThrow();
  }
}
