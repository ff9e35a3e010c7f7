-- Times are nanoseconds since 1970, days and months are counted from 1970 as well, enumerations are
-- the numbers of Codes.java, lists and maps are JSON. Names in braces are types that differ between
-- the databases (Dialect.java).

CREATE TABLE analyzer (
  id ${identity},
  name ${text} NOT NULL,
  type smallint NOT NULL,
  created_at bigint NOT NULL,
  status smallint NOT NULL,
  status_reason smallint,
  configuration ${text} NOT NULL,
  tags ${text} NOT NULL,
  managed_by ${text},
  deleted_at bigint
);
CREATE UNIQUE INDEX analyzer_name ON analyzer (name) WHERE deleted_at IS NULL;
CREATE INDEX analyzer_deleted ON analyzer (id) WHERE deleted_at IS NOT NULL;

CREATE TABLE archive_rule (
  analyzer bigint NOT NULL,
  name ${text} NOT NULL,
  filter ${text} NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  PRIMARY KEY (analyzer, name)
);

CREATE TABLE client_token (
  token ${blob} PRIMARY KEY,
  request_hash ${uuid} NOT NULL,
  body ${text} NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX client_token_at ON client_token (at);

-- details stand last, so that a list does not read their pages.
CREATE TABLE finding (
  id ${uuid} PRIMARY KEY,
  analyzer bigint NOT NULL,
  lineage ${uuid} NOT NULL,
  account ${text} NOT NULL,
  arn ${text} NOT NULL,
  principal ${text} NOT NULL,
  kind smallint NOT NULL,
  type smallint NOT NULL,
  status smallint NOT NULL,
  error smallint,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  analyzed_at bigint,
  archived_by ${text},
  archive_rule ${text},
  archive_reason ${text},
  archive_owner ${text},
  archive_until bigint,
  version ${uuid} NOT NULL,
  details ${blob}
);
-- One open finding for a principal and type. Unique ids are unique in AWS, and not in files that
-- somebody wrote by hand: there two accounts may carry the same.
CREATE UNIQUE INDEX finding_open ON finding (analyzer, account, principal, type)
  WHERE status <> 2;
CREATE INDEX finding_by_account ON finding (analyzer, account, type, updated_at, id, status);
CREATE INDEX finding_by_status ON finding (analyzer, type, status, updated_at, id);
CREATE INDEX finding_by_arn ON finding (analyzer, arn, id);
CREATE INDEX finding_resolved ON finding (updated_at) WHERE status = 2;
CREATE INDEX finding_archive_until ON finding (archive_until)
  WHERE status = 1 AND archive_until IS NOT NULL;

CREATE TABLE finding_count (
  analyzer bigint NOT NULL,
  account ${text} NOT NULL,
  type smallint NOT NULL,
  active bigint NOT NULL,
  archived bigint NOT NULL,
  resolved bigint NOT NULL,
  updated_at bigint NOT NULL,
  PRIMARY KEY (analyzer, account, type)
);

CREATE TABLE finding_day (
  analyzer bigint NOT NULL,
  account ${text} NOT NULL,
  type smallint NOT NULL,
  day bigint NOT NULL,
  active bigint NOT NULL,
  archived bigint NOT NULL,
  resolved bigint NOT NULL,
  opened bigint NOT NULL,
  closed bigint NOT NULL,
  PRIMARY KEY (analyzer, account, type, day)
);

CREATE TABLE analysis (
  analyzer bigint NOT NULL,
  account ${text} NOT NULL,
  account_name ${text},
  account_path ${text} NOT NULL,
  outcome smallint NOT NULL,
  attempted_at bigint NOT NULL,
  analyzed_at bigint,
  as_of bigint,
  note ${text} NOT NULL,
  roles integer NOT NULL,
  users integer NOT NULL,
  excluded integer NOT NULL,
  young integer NOT NULL,
  unknowns ${text} NOT NULL,
  gaps ${text} NOT NULL,
  fingerprint ${text} NOT NULL,
  PRIMARY KEY (analyzer, account)
);

-- The roles and users analyzed in a month, as sorted hashes of 8 bytes of their unique ids.
CREATE TABLE analyzed_month (
  analyzer bigint NOT NULL,
  account ${text} NOT NULL,
  month integer NOT NULL,
  principals integer NOT NULL,
  hashes ${blob} NOT NULL,
  PRIMARY KEY (analyzer, account, month)
);

CREATE TABLE event (
  sequence ${identity},
  id ${uuid} NOT NULL,
  analyzer bigint NOT NULL,
  finding ${uuid} NOT NULL,
  account ${text} NOT NULL,
  arn ${text} NOT NULL,
  principal ${text} NOT NULL,
  kind smallint NOT NULL,
  type smallint NOT NULL,
  at bigint NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  analyzed_at bigint NOT NULL,
  previous_status smallint,
  status smallint NOT NULL,
  version ${uuid} NOT NULL,
  deleted smallint NOT NULL,
  error smallint,
  unused_services integer,
  unused_actions integer
);

CREATE TABLE access_key (
  id ${text} PRIMARY KEY,
  description ${text} NOT NULL,
  role smallint NOT NULL,
  accounts ${text} NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint,
  enabled smallint NOT NULL,
  sealed_secret ${text} NOT NULL
);

CREATE TABLE audit (
  sequence ${identity},
  at bigint NOT NULL,
  caller ${text} NOT NULL,
  operation ${text} NOT NULL,
  target ${text} NOT NULL,
  detail ${text} NOT NULL,
  address ${text} NOT NULL,
  status integer NOT NULL,
  request_id ${text} NOT NULL
);
CREATE INDEX audit_at ON audit (at, sequence);
