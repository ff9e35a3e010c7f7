-- How often a scan of all accounts was asked for, and when last. An analysis carries the number that
-- was in force when its scan began, and the fingerprint of the configuration it judged by.
ALTER TABLE analyzer ADD COLUMN scan_request bigint NOT NULL DEFAULT 0;
ALTER TABLE analyzer ADD COLUMN scan_requested_at bigint;
ALTER TABLE analysis ADD COLUMN scan_request bigint NOT NULL DEFAULT 0;
ALTER TABLE analysis ADD COLUMN configuration ${text} NOT NULL DEFAULT '';
