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
    tile('role', 'Unused roles', count('UnusedIAMRole'), roleNote(model), 'findings', {
      type: 'UnusedIAMRole',
    }),
    tile(
      'key',
      'Unused credentials',
      keys + passwords,
      `${plural(keys, 'user')} with keys, ${number(passwords)} with passwords`,
      'findings',
      { type: ['UnusedIAMUserAccessKey', 'UnusedIAMUserPassword'] },
    ),
    tile(
      'permission',
      'Unused permissions',
      count('UnusedPermission'),
      `${principals(count('UnusedPermission'))} with ${plural(actions, 'unused action')}`,
      'findings',
      { type: 'UnusedPermission' },
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
  return never ? `${number(never)} with no use seen at all` : 'not used in the period';
}

const tile = (kind, title, value, note, view, chosen) =>
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
    ),
  );

function showTypes(model) {
  const types = [...new Set([...TYPE_ORDER, ...model.findings.map((f) => f.type)])];
  replace(
    byId('by-type'),
    chart(
      types.map((type) => ({
        chosen: { type },
        class: typeOf(type).class,
        name: [icon(type), typeOf(type).many],
        count: model.findings.filter((f) => f.type === type).length,
      })),
    ),
  );
}

function showAges(model) {
  const rows = AGES.map(([age, name]) => ({
    chosen: { age },
    class: 'other',
    name,
    count: model.findings.filter((f) => f.age === age).length,
  }));
  replace(byId('by-age'), chart(rows.filter((row) => row.count > 0 || row.chosen.age !== '0-89')));
}

/** Horizontal bars, each a link to what it counts. */
function chart(rows) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return h(
    'ul',
    {},
    rows.map((row) =>
      h(
        'li',
        {},
        listLink(
          'findings',
          row.chosen,
          { class: `type-row ${row.class}` },
          h('span', { class: 'type-name' }, row.name),
          h(
            'span',
            { class: 'type-track', 'aria-hidden': 'true' },
            sized(h('span', { class: 'type-bar' }), row.count / most),
          ),
          h('span', { class: 'type-count' }, number(row.count)),
        ),
      ),
    ),
  );
}

const TOP_ACCOUNTS = 10;

function showTopAccounts(model) {
  const tallies = new Map();
  for (const finding of model.findings) {
    const tally = tallies.get(finding.account) || {
      id: finding.account,
      name: finding.accountName,
      all: 0,
      types: new Map(),
    };
    tally.all++;
    tally.types.set(finding.type, (tally.types.get(finding.type) || 0) + 1);
    tallies.set(finding.account, tally);
  }
  const ranked = [...tallies.values()].sort((a, b) => b.all - a.all || order(a.id, b.id));
  if (!ranked.length)
    return replace(byId('top-accounts'), h('p', { class: 'quiet' }, 'No account has a finding.'));
  const top = ranked.slice(0, TOP_ACCOUNTS);
  return replace(
    byId('top-accounts'),
    h(
      'ul',
      { class: 'account-chart' },
      top.map((tally) => h('li', {}, accountRow(tally, top[0].all))),
    ),
    ranked.length > top.length &&
      h(
        'p',
        { class: 'quiet' },
        `${plural(ranked.length - top.length, 'more account')} with findings: see the list's filter.`,
      ),
  );
}

function accountRow(tally, most) {
  const types = [...tally.types].sort((a, b) => rank(a[0]) - rank(b[0]));
  const said = types.map(([type, n]) => `${n} ${typeOf(type).short.toLowerCase()}`).join(', ');
  const parts = types.map(([type, n]) => ({
    class: typeOf(type).class,
    share: n,
    label: n / most > 0.05 ? String(n) : '',
  }));
  return listLink(
    'findings',
    { account: tally.id },
    { class: 'account-row', title: `${tally.id}: ${said}` },
    h('span', { class: 'account-name' }, tally.name || tally.id),
    h('span', { class: 'account-track' }, sized(bar(parts, 'stack'), tally.all / most)),
    h(
      'span',
      { class: 'account-count' },
      number(tally.all),
      h('span', { class: 'unseen' }, ` findings: ${said}`),
    ),
  );
}

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
