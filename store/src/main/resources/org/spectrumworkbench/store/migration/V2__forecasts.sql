-- What was foreseen of a run before its first stage, and what it took beside time; of runs of
-- earlier versions there is nothing. Both are kept whole as JSON: they are read whole.

CREATE TABLE forecast (
  place         BIGINT PRIMARY KEY,
  start_seconds DOUBLE PRECISION NOT NULL,
  forecast      VARCHAR NOT NULL
);

CREATE TABLE run_measured (
  place      BIGINT PRIMARY KEY,
  peak_bytes BIGINT NOT NULL,
  disk_bytes VARCHAR NOT NULL
);
