-- What a condition that returns continues. Findings that are open cost it nothing.
CREATE INDEX finding_last_resolved ON finding (analyzer, account, principal, type, updated_at, id)
  WHERE status = 2;

-- Which catalog the action ids in the findings' details are of; one row at most.
CREATE TABLE catalog_mark (
  ids integer PRIMARY KEY,
  names ${text} NOT NULL
);
