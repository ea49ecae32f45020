package io.countersign.cli.approvals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of an address. */
final class Query {
  private final List<String> parts = new ArrayList<>();

  /** Left out if absent. */
  Query with(String name, @Nullable Object value) {
    if (value != null) {
      parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
    return this;
  }

  String on(String path) {
    return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
  }
}
