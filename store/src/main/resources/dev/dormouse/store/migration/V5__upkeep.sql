-- What a condition that returns continues. Findings that are open cost it nothing.
CREATE INDEX finding_last_resolved ON finding (analyzer, account, principal, type, updated_at, id)
  WHERE status = 2;
