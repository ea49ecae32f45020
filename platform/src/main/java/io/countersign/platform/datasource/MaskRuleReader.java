package io.countersign.platform.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.contracts.MaskRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads what a data source's masks do, {@code email: hash} or {@code salary: {bucket: 1000}}, and
 * says where it is wrong.
 */
final class MaskRuleReader {
  private static final String BUCKET = "bucket";
  private static final Map<String, MaskRule> NAMED =
      Arrays.stream(MaskRule.Named.values())
          .collect(Collectors.toUnmodifiableMap(MaskRuleReader::name, rule -> rule));

  private final String dataSource;

  MaskRuleReader(String dataSource) {
    this.dataSource = dataSource;
  }

  Map<String, MaskRule> read(Map<String, JsonNode> masks) {
    Map<String, MaskRule> rules = new LinkedHashMap<>();
    masks.forEach((category, rule) -> rules.put(category, rule(category, rule)));
    return rules;
  }

  private MaskRule rule(String category, JsonNode rule) {
    if (rule.isNull()) {
      return MaskRule.Named.NULL; // YAML reads a bare null as no value at all
    }
    MaskRule named = NAMED.get(rule.asText());
    if (rule.isTextual() && named != null) {
      return named;
    }
    JsonNode width = rule.path(BUCKET);
    if (rule.size() != 1 || !width.isNumber()) {
      throw wrong(category);
    }
    try {
      return new MaskRule.Bucket(width.decimalValue());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place(category) + e.getMessage(), e);
    }
  }

  private IllegalArgumentException wrong(String category) {
    return new IllegalArgumentException(
        place(category)
            + "a mask is {bucket: WIDTH} or one of "
            + NAMED.keySet().stream().sorted().collect(Collectors.joining(", ")));
  }

  private String place(String category) {
    return "data source '" + dataSource + "', masks, category '" + category + "': ";
  }

  private static String name(MaskRule.Named rule) {
    return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
