// The charts of the first screen: bars that are links to what they count.

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
        unknown: notKnown(model, [type]),
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

/** Horizontal bars; what is not known stands behind what was found, as fog. */
function chart(rows) {
  const fog = (row) => (row.unknown ? row.unknown.principals + row.unknown.accounts : 0);
  const most = Math.max(1, ...rows.map((row) => row.count + fog(row)));
  return h(
    'ul',
    {},
    rows.map((row) => h('li', {}, chartRow(row, fog(row), most))),
  );
}

const chartRow = (row, fog, most) =>
  listLink(
    'findings',
    row.chosen,
    { class: `type-row ${row.class}` },
    h('span', { class: 'type-name' }, row.name),
    h(
      'span',
      { class: 'type-track' },
      bar(
        [
          { class: 'count', share: row.count },
          { class: 'unknown', share: fog },
          { class: 'rest', share: most - row.count - fog },
        ],
        'bar tall',
      ),
    ),
    h('span', { class: 'type-count' }, number(row.count)),
    row.unknown && h('span', { class: 'type-unknown' }, notKnownText(row.unknown)),
  );

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
