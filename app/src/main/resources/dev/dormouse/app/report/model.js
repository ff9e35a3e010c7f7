// The report's data as the page needs them. Absent data stay absent: nothing here turns a missing
// member into a "never".

/**
 * @returns the report: the scan's JSON beside lists of findings and unknowns that the page can
 *     filter and sort
 */
function modelOf(data) {
  const head = data.dormouse || {};
  const asOf = instant(head.asOf) ?? NaN;
  const accounts = new Map((data.accounts || []).map((a) => [a.id, a]));
  const model = {
    head,
    asOf,
    accounts,
    period: head.trackingPeriodDays,
    summary: data.summary || {},
    problems: data.problems || [],
    findings: (data.findings || []).map((f) => findingOf(f, asOf, accounts)),
    unknowns: (data.unknowns || []).map((u, i) => unknownOf(u, i, accounts)),
  };
  model.reasons = reasonsOf(model);
  return model;
}

function findingOf(raw, asOf, accounts) {
  const own = raw.dormouse || {};
  const principal = own.principal || {};
  const arn = raw.resource || '';
  const account = { ...accounts.get(raw.resourceOwnerAccount), ...own.account };
  const details = raw.findingDetails || [];
  const finding = {
    raw,
    own,
    arn,
    id: raw.id,
    type: raw.findingType || 'Unknown type',
    name: principal.name || nameOf(arn),
    path: principal.path ?? '/',
    kind: kindOf(arn),
    account: account.id || raw.resourceOwnerAccount || '',
    accountName: account.name || '',
    accountPath: account.path || '',
    created: instant(principal.createdAt),
    details,
    ...asleep(raw, own, details),
  };
  finding.age = ageOf(finding.lastUse, asOf);
  finding.services = new Set(details.map((d) => d.unusedPermissionDetails?.serviceNamespace).filter(Boolean));
  return finding;
}

/**
 * What a finding says is unused: `what` in words, `amount` to sort by, `lastUse` as the newest use
 * of what is unused: milliseconds, null for "no use seen", undefined where the finding does not say.
 */
function asleep(raw, own, details) {
  if (raw.error || details.length === 0) return { what: 'No details', amount: 0, lastUse: undefined };
  const times = [];
  let what = '';
  let amount = 1;
  switch (raw.findingType) {
    case 'UnusedIAMRole':
      what = 'The whole role';
      details.forEach((d) => times.push(d.unusedIamRoleDetails?.lastAccessed));
      break;
    case 'UnusedIAMUserPassword':
      what = 'Console password';
      details.forEach((d) => times.push(d.unusedIamUserPasswordDetails?.lastAccessed));
      break;
    case 'UnusedIAMUserAccessKey':
      amount = details.length;
      what = plural(amount, 'access key');
      details.forEach((d) => times.push(d.unusedIamUserAccessKeyDetails?.lastAccessed));
      break;
    case 'UnusedPermission':
      ({ what, amount } = permissionsAsleep(own, details));
      details.forEach((d) => times.push(...permissionTimes(d.unusedPermissionDetails, own)));
      break;
    default:
      return { what: 'See details', amount: 0, lastUse: undefined };
  }
  const known = times
    .filter(Boolean)
    .map(instant)
    .filter((ms) => !Number.isNaN(ms));
  return { what, amount, lastUse: known.length ? Math.max(...known) : null };
}

function permissionsAsleep(own, details) {
  const listed = details.reduce((sum, d) => sum + (d.unusedPermissionDetails?.actions?.length || 0), 0);
  const amount = own.counts?.unused ?? listed;
  const services = plural(details.length, 'service');
  return { amount, what: amount ? `${plural(amount, 'action')} in ${services}` : services };
}

function permissionTimes(detail, own) {
  if (!detail) return [];
  const service = (own.services || []).find((s) => s.service === detail.serviceNamespace);
  const wholly = service ? service.serviceUnused : !(detail.actions || []).length;
  const times = (detail.actions || []).map((a) => a.lastAccessed);
  return wholly ? [...times, detail.lastAccessed] : times;
}

const AGES = [
  ['never', 'No use seen', (days) => days === null],
  ['365+', 'A year or longer ago', (days) => days >= 365],
  ['180-364', '180 to 364 days ago', (days) => days >= 180],
  ['90-179', '90 to 179 days ago', (days) => days >= 90],
  ['0-89', 'Less than 90 days ago', (days) => days < 90],
];
const ageOf = (lastUse, asOf) => {
  if (lastUse === undefined || Number.isNaN(asOf)) return 'unstated';
  const days = lastUse === null ? null : daysBefore(lastUse, asOf);
  return (AGES.find(([, , fits]) => fits(days)) || ['unstated'])[0];
};

const nameOf = (arn) => String(arn).slice(String(arn).lastIndexOf('/') + 1);

function kindOf(arn) {
  const resource = String(arn).split(':').slice(5).join(':');
  if (resource.startsWith('role/aws-reserved/sso.amazonaws.com/')) return 'identity-center-role';
  if (resource.startsWith('role/service-role/')) return 'service-role';
  if (resource.startsWith('role/')) return 'role';
  if (resource.startsWith('user/')) return 'user';
  return 'other';
}

function unknownOf(raw, index, accounts) {
  const arn = raw.principal || '';
  const account = accounts.get(raw.account) || {};
  return {
    raw,
    arn,
    id: String(index),
    name: arn ? nameOf(arn) : account.name || raw.account || '',
    kind: arn ? kindOf(arn) : 'account',
    account: raw.account || '',
    accountName: account.name || '',
    accountPath: account.path || '',
    subject: raw.subject || '',
    subjectKind: /^(AKIA|ASIA)/.test(raw.subject || '') ? 'access key' : raw.subject || '',
    reason: raw.reason || '',
    detail: raw.detail || '',
    actions: raw.actions,
  };
}

/**
 * The reasons for not knowing, those that concern the most principals first; after them those that
 * the list of unknowns does not repeat, because they stand in the details of findings.
 */
function reasonsOf(model) {
  const reasons = new Map((model.summary.unknown || []).map((r) => [r.reason, { ...r, listed: 0 }]));
  for (const unknown of model.unknowns) {
    if (!reasons.has(unknown.reason)) reasons.set(unknown.reason, { reason: unknown.reason, listed: 0 });
    reasons.get(unknown.reason).listed++;
  }
  return [...reasons.values()].sort(
    (a, b) =>
      (a.listed === 0) - (b.listed === 0) ||
      (b.principals ?? b.listed) - (a.principals ?? a.listed) ||
      order(a.reason, b.reason),
  );
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Principals and accounts that could not be judged in full. */
function blindSpots(model) {
  const principals = new Set();
  const accounts = new Set();
  for (const u of model.unknowns) {
    if (u.arn) principals.add(u.arn);
    if (u.account) accounts.add(u.account);
  }
  const poor = [...model.accounts.values()].filter((a) => a.status === 'INCOMPLETE' || a.status === 'FAILED');
  return {
    principals: principals.size,
    accounts: accounts.size,
    poorAccounts: poor.length,
    complete: model.unknowns.length + poor.length + model.problems.length === 0,
  };
}

/** Which unknowns keep a type of finding from being found. */
const HIDES = {
  UnusedIAMRole: ['role'],
  UnusedIAMUserAccessKey: ['access keys', 'access key'],
  UnusedIAMUserPassword: ['password'],
  UnusedPermission: ['permissions'],
};

/** How many principals, and accounts as a whole, could not be judged for these types in full. */
function notKnown(model, types) {
  const subjects = types.flatMap((type) => (Object.hasOwn(HIDES, type) ? HIDES[type] : []));
  const hiding = model.unknowns.filter((u) => !u.arn || subjects.includes(u.subjectKind));
  const distinct = (values) => new Set(values.filter(Boolean)).size;
  return {
    principals: distinct(hiding.map((u) => u.arn)),
    accounts: distinct(hiding.map((u) => (u.arn ? '' : u.account))),
  };
}

const notKnownText = ({ principals, accounts }) =>
  [
    principals > 0 && `${number(principals)} not known`,
    accounts > 0 && `${plural(accounts, 'account')} not known`,
  ]
    .filter(Boolean)
    .join(', ');

/** Everything of a finding or unknown that free text is looked for in, made when first needed. */
function haystack(item) {
  if (item.hay === undefined) {
    const own = item.own || {};
    const parts = [
      item.name,
      item.arn,
      item.account,
      item.accountName,
      item.accountPath,
      item.id,
      item.subject,
      item.reason,
      item.detail,
      own.because,
      own.principal?.id,
      typeOf(item.type || '').one,
    ];
    Object.entries(own.principal?.tags || {}).forEach(([k, v]) => parts.push(`${k}=${v}`));
    (item.details || []).forEach((d) => parts.push(d.unusedIamUserAccessKeyDetails?.accessKeyId));
    (own.policies || []).forEach((p) => parts.push(p.name, p.via));
    (own.unrecognized || []).forEach((name) => parts.push(name));
    item.services?.forEach((s) => parts.push(s));
    item.hay = parts.filter(Boolean).join('\n').toLowerCase();
  }
  return item.hay;
}

/** Whether every word is somewhere in the item, or in the name of an action that is unused in it. */
const matchesText = (item, terms) => terms.every((t) => haystack(item).includes(t) || sleepsAction(item, t));

const sleepsAction = (item, term) =>
  (item.own?.services || []).some((s) => {
    const prefix = s.service.toLowerCase() + ':';
    const name = term.startsWith(prefix) ? term.slice(prefix.length) : term;
    if (name.length < 3 || (name === term && term.includes(':'))) return false;
    return (s.unused || []).some((action) => action.toLowerCase().includes(name));
  });
