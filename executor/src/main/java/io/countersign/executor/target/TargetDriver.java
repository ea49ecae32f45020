package io.countersign.executor.target;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver of a kind of database and what it is told for every connection.
 *
 * @param driver absent for whichever driver of the class path knows the URL
 * @param isBroken whether an error means that its connection is of no use any more
 */
public record TargetDriver(
    @Nullable Class<? extends Driver> driver,
    Map<String, String> properties,
    Predicate<SQLException> isBroken) {
  public TargetDriver {
    properties = Map.copyOf(properties);
  }
}
