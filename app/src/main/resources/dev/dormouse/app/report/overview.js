// The first screen: what the report is about, the numbers, and what is not known.

function showHeader(model) {
  const { head, asOf, period, findings } = model;
  const blind = blindSpots(model);
  replace(byId('headline'), headline(model, blind));
  document.title = `${plural(findings.length, 'finding')} · unused AWS access · Dormouse`;
  const catalog = head.catalog || {};
  const facts = [
    ['Input', head.input ?? 'not stated'],
    ['As of', Number.isNaN(asOf) ? 'not stated' : [time(asOf, date(asOf)), basis(head.asOfBasis)]],
    ['Tracking period', period ? plural(period, 'day') : 'not stated'],
    ['Catalog of AWS actions', catalog.date ? catalogText(catalog) : 'not stated'],
  ];
  replace(
    byId('facts'),
    facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
  replace(byId('completeness'), completeness(blind));
  byId('completeness').className = 'completeness ' + (blind.complete ? 'whole' : 'partial');
  replace(byId('made-by'), head.version ? `Made by Dormouse ${head.version}.` : '');
}

const basis = (code) => (code ? h('small', {}, named(BASES, code)) : null);
const catalogText = (catalog) => [
  catalog.date,
  h('small', {}, `${plural(catalog.actions, 'action')} in ${plural(catalog.services, 'service')}`),
];

function headline({ findings, period }, blind) {
  const window = period ? `for ${period} days or more` : 'over the tracking period';
  if (findings.length) return `${plural(findings.length, 'finding')} of access that nobody used ${window}`;
  return blind.complete
    ? `No access that was unused ${window}`
    : `No unused access found, but not everything could be judged`;
}

function completeness(blind) {
  if (blind.complete) return [icon('complete'), 'The evidence is complete: everything could be judged.'];
  const parts = [];
  if (blind.principals) parts.push(`${plural(blind.principals, 'principal')} could not be judged in full`);
  if (blind.poorAccounts) parts.push(`${plural(blind.poorAccounts, 'account')} collected only in part`);
  if (!parts.length) parts.push('some input could not be read');
  return [
    icon('unknown'),
    h(
      'a',
      { href: linkTo('unknown'), 'data-to': 'unknown-heading' },
      `Evidence is incomplete: ${parts.join(', ')}`,
    ),
  ];
}

function showTiles(model) {
  const count = (type) => model.findings.filter((f) => f.type === type).length;
  const blind = blindSpots(model);
  const credentials = ['UnusedIAMUserAccessKey', 'UnusedIAMUserPassword'];
  const keys = count('UnusedIAMUserAccessKey');
  const passwords = count('UnusedIAMUserPassword');
  const actions = model.findings.reduce((sum, f) => sum + (f.type === 'UnusedPermission' ? f.amount : 0), 0);
  const withFindings = new Set(model.findings.map((f) => f.account)).size;
  replace(
    byId('tiles'),
    tile(
      'all',
      'Active findings',
      model.findings.length,
      `in ${plural(withFindings, 'account')}`,
      'findings',
      {},
    ),
    tile(
      'role',
      'Unused roles',
      count('UnusedIAMRole'),
      roleNote(model),
      'findings',
      { type: 'UnusedIAMRole' },
      notKnown(model, ['UnusedIAMRole']),
    ),
    tile(
      'key',
      'Unused credentials',
      keys + passwords,
      `${plural(keys, 'user')} with keys, ${number(passwords)} with passwords`,
      'findings',
      { type: credentials },
      notKnown(model, credentials),
    ),
    tile(
      'permission',
      'Unused permissions',
      count('UnusedPermission'),
      `${principals(count('UnusedPermission'))} with ${plural(actions, 'unused action')}`,
      'findings',
      { type: 'UnusedPermission' },
      notKnown(model, ['UnusedPermission']),
    ),
    tile(
      'unknown',
      'Not known',
      blind.principals,
      blind.complete
        ? 'everything could be judged'
        : `${principals(blind.principals)} in ${plural(blind.accounts, 'account')}`,
      'unknown',
      {},
    ),
  );
}

const principals = (count) => (count === 1 ? 'principal' : 'principals');

function roleNote(model) {
  const never = model.findings.filter((f) => f.type === 'UnusedIAMRole' && f.lastUse === null).length;
  return never ? `${number(never)} with no use seen at all` : 'in the tracking period';
}

const tile = (kind, title, value, note, view, chosen, unknown) =>
  h(
    'li',
    {},
    listLink(
      view,
      chosen,
      { class: `tile ${kind}` },
      h('span', { class: 'tile-title' }, title),
      h('span', { class: 'tile-value' }, number(value)),
      h('span', { class: 'tile-note' }, note),
      unknown &&
        notKnownText(unknown) &&
        h('span', { class: 'tile-fog' }, icon('unknown'), notKnownText(unknown)),
    ),
  );

const REASONS_AT_ONCE = 10;

function showReasons(model) {
  const box = byId('unknown-reasons');
  if (!model.reasons.length) {
    const text = blindSpots(model).complete
      ? 'Nothing. Every credential and permission that was looked at could be judged.'
      : 'No single principal, but parts of the input are missing: see “What was looked at”.';
    return replace(box, h('p', { class: 'quiet' }, text));
  }
  const items = model.reasons.map((reason) => h('li', { class: 'reason' }, reasonEntry(reason)));
  const rest = items.slice(REASONS_AT_ONCE);
  return replace(
    box,
    h(
      'p',
      { class: 'lead' },
      'Dormouse does not call these unused, nor used. Most of what is missing can be collected:',
    ),
    h('ul', { class: 'reasons' }, items.slice(0, REASONS_AT_ONCE)),
    rest.length > 0 &&
      h(
        'details',
        { class: 'more-reasons' },
        h('summary', {}, plural(rest.length, 'more reason')),
        h('ul', { class: 'reasons' }, rest),
      ),
  );
}

function reasonEntry(reason) {
  const title = [
    h('span', { class: 'reason-count' }, number(reason.principals ?? reason.listed)),
    h('span', { class: 'reason-name' }, words(reason.reason)),
  ];
  return [
    reason.listed
      ? listLink('unknown', { reason: reason.reason }, { class: 'reason-link' }, title)
      : h('p', { class: 'reason-link unlisted' }, title),
    reason.description && h('p', { class: 'reason-what' }, capital(reason.description)),
    reason.listed === 0 && h('p', { class: 'reason-what' }, 'Listed in the details of the findings.'),
    reason.remedy && h('p', { class: 'remedy' }, h('b', {}, 'What to do: '), capital(reason.remedy)),
  ];
}
