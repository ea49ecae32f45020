package io.countersign.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;

/**
 * The programs of a PostgreSQL server.
 *
 * @param version the major one
 * @param archive finds them, packed, for an operating system and a machine
 */
public record PostgresPrograms(int version, PgBinaryResolver archive) {
  private static final int WITH_BUILTIN_LOCALES = 17;

  /** Those that everything of Countersign's own runs on. */
  public static PostgresPrograms own() {
    return new PostgresPrograms(18, DefaultPostgresBinaryResolver.INSTANCE);
  }

  boolean haveBuiltinLocales() {
    return version >= WITH_BUILTIN_LOCALES;
  }
}
