-- Commands of many rows are found by time as all others are; each index holds the few of its size and beyond.
DROP INDEX command_by_rows;
CREATE INDEX command_of_1000_rows ON command (happened_at, command_id) WHERE greatest(rows_returned, rows_changed) >= 1000;
CREATE INDEX command_of_10000_rows ON command (happened_at, command_id) WHERE greatest(rows_returned, rows_changed) >= 10000;
CREATE INDEX command_of_100000_rows ON command (happened_at, command_id) WHERE greatest(rows_returned, rows_changed) >= 100000;
