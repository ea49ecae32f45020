package io.countersign.platform.role;

import java.util.List;

/**
 * The two roles to be made at a target.
 *
 * @param schemas what they are let into; databases where the server calls them so
 * @param connectionLimit how many connections each may have: those of all executors together
 */
public record NewRoles(String reader, String writer, List<String> schemas, int connectionLimit) {
  public NewRoles {
    schemas = List.copyOf(schemas);
    if (reader.isBlank() || writer.isBlank() || reader.equals(writer)) {
      throw new IllegalArgumentException("the reader and the writer need names of their own");
    }
    if (schemas.isEmpty()) {
      throw new IllegalArgumentException("name at least one schema that the roles are for");
    }
    if (connectionLimit < 1) {
      throw new IllegalArgumentException("each role needs at least one connection");
    }
  }

  List<String> names() {
    return List.of(reader, writer);
  }
}
