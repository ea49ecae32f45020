package io.countersign.contracts;

/** What a statement is, by its grammar. */
public enum StatementKind {
  SELECT,
  VALUES,
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  TRUNCATE,
  CREATE,
  ALTER,
  DROP,
  GRANT,
  REVOKE,
  COPY,
  CALL,
  DO,
  EXECUTE,
  PREPARE,
  EXPLAIN,
  SHOW,
  SET,
  TRANSACTION,
  LOCK,
  CURSOR,
  MAINTENANCE,
  OTHER
}
