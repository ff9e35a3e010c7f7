-- What a condition that returns continues. Findings that are open cost it nothing.
CREATE INDEX finding_last_resolved ON finding (analyzer, account, principal, type, updated_at, id)
  WHERE status = 2;

-- Which catalog the action ids in the findings' details are of; one row at most.
CREATE TABLE catalog_mark (
  ids integer PRIMARY KEY,
  names ${text} NOT NULL
);

-- A list sorted by createdAt walks it.
CREATE INDEX finding_by_creation ON finding (analyzer, created_at, id);

-- With the kind of the principal, so that a list of users among many roles is found as well.
DROP INDEX finding_by_status;
CREATE INDEX finding_by_status ON finding (analyzer, type, kind, status, updated_at, id);
