-- An unfiltered list, sorted by updatedAt, walks this index alone.
CREATE INDEX finding_by_update ON finding (analyzer, updated_at, id);
