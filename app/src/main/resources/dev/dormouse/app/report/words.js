// How things are called, counted and dated.

const DAY = 86400000;

const TYPES = {
  UnusedIAMRole: { one: 'Unused role', many: 'Unused roles', short: 'Role', class: 'role' },
  UnusedIAMUserAccessKey: {
    one: 'Unused access keys',
    many: 'Unused access keys',
    short: 'Access keys',
    class: 'key',
  },
  UnusedIAMUserPassword: {
    one: 'Unused password',
    many: 'Unused passwords',
    short: 'Password',
    class: 'password',
  },
  UnusedPermission: {
    one: 'Unused permissions',
    many: 'Unused permissions',
    short: 'Permissions',
    class: 'permission',
  },
};
const TYPE_ORDER = Object.keys(TYPES);
const typeOf = (type) =>
  Object.hasOwn(TYPES, type) ? TYPES[type] : { one: type, many: type, short: type, class: 'other' };

const KINDS = {
  role: 'Role',
  'identity-center-role': 'Identity Center role',
  'service-role': 'Service role',
  user: 'User',
  account: 'Account',
  other: 'Other',
};

const SOURCES = {
  ROLE_LAST_USED: 'IAM role last used',
  SERVICE_LAST_ACCESSED: 'IAM service last accessed',
  ACTION_LAST_ACCESSED: 'IAM action last accessed',
  CREDENTIAL_REPORT: 'Credential report',
  ACCESS_KEY_LAST_USED: 'IAM access key last used',
  PASSWORD_LAST_USED: 'IAM password last used',
};

const STATUSES = { COMPLETE: 'Complete', INCOMPLETE: 'Incomplete', FAILED: 'Failed', SKIPPED: 'Skipped' };

const BASES = {
  GIVEN: 'the date that was given',
  COLLECTION: 'when the evidence was collected',
  NEWEST_EVIDENCE: 'the newest date in the evidence',
};

const EXCLUDED = {
  SERVICE_LINKED_ROLE: 'service-linked',
  OWN_ROLE: "Dormouse's own",
  ACCOUNT: 'in accounts that were excluded',
  TAG: 'by tag',
  PATH: 'by path',
  NAME: 'by name',
  ORGANIZATIONAL_UNIT: 'by organizational unit',
};

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a service's details say of a reason that the report itself does not describe. */
const REASONS = {
  UNTRACKED_ACTION: 'AWS keeps no last-accessed data for these actions, and their service was used.',
};

/** FAILED_REPORT → Failed report. */
const words = (code) => {
  const text = String(code ?? '')
    .replace(/_/g, ' ')
    .toLowerCase();
  return capital(text);
};
const named = (table, code) => (Object.hasOwn(table, code) ? table[code] : words(code));

const number = (value) => Number(value || 0).toLocaleString('en-US');
const plural = (count, one, many = one + 's') => `${number(count)} ${Number(count) === 1 ? one : many}`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Milliseconds of a timestamp, null if there is none, NaN if it is none. */
const instant = (text) => (text === null || text === undefined ? null : Date.parse(text));

const date = (ms) => {
  const at = new Date(ms);
  return Number.isNaN(at.getTime())
    ? 'unreadable date'
    : `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
};

/** Whole days from `ms` to the report's date. */
const daysBefore = (ms, asOf) => Math.floor((asOf - ms) / DAY);

const ago = (ms, asOf) => {
  const days = daysBefore(ms, asOf);
  if (days < 0) return "after the report's date";
  if (days === 0) return 'less than a day ago';
  return `${plural(days, 'day')} ago`;
};

/** A word of a POSIX shell that stands for exactly this text. */
const quoted = (text) =>
  /^[\w@%+=:,./-]+$/.test(text) ? String(text) : "'" + String(text).replace(/'/g, "'\\''") + "'";
