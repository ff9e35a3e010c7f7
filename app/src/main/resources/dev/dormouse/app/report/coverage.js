// What was looked at, and what was left out on purpose.

function showCoverage(model) {
  showScope(model);
  showAccounts(model);
  showProblems(model);
}

function showScope({ summary, accounts, period }) {
  const excluded = Object.entries(summary.excluded || {}).filter(([, n]) => n > 0);
  const left = excluded.map(
    ([why, n]) => `${number(n)} ${Object.hasOwn(EXCLUDED, why) ? EXCLUDED[why] : words(why).toLowerCase()}`,
  );
  const sentences = [
    `${plural(summary.roles, 'role')} and ${plural(summary.users, 'user')} in ${plural(accounts.size, 'account')}.`,
    left.length ? `Left out on purpose: ${left.join(', ')}.` : 'Nothing was left out on purpose.',
    summary.young > 0 &&
      `${plural(summary.young, 'principal')} younger than ${plural(period, 'day')}: too new to be called unused.`,
  ];
  replace(byId('scope'), h('p', { class: 'lead' }, sentences.filter(Boolean).join(' ')));
}

const ACCOUNT_ORDER = { FAILED: 0, INCOMPLETE: 1, COMPLETE: 2, SKIPPED: 3 };

function showAccounts(model) {
  const accounts = [...model.accounts.values()].sort(
    (a, b) =>
      (ACCOUNT_ORDER[a.status] ?? 0) - (ACCOUNT_ORDER[b.status] ?? 0) ||
      order(a.name || a.id, b.name || b.id),
  );
  if (!accounts.length) return;
  const unknowns = new Map();
  for (const u of model.unknowns) unknowns.set(u.account, (unknowns.get(u.account) || 0) + 1);
  const body = h('tbody', { role: 'rowgroup' });
  const list = chunked(
    accounts,
    100,
    (a) => accountLine(a, unknowns.get(a.id) || 0, model),
    body,
    'accounts',
  );
  const heads = ['Account', 'Evidence', 'Collected', 'Roles', 'Users', 'Left out', 'Findings', 'Not known'];
  replace(
    byId('accounts'),
    h(
      'table',
      { class: 'accounts', role: 'table' },
      h('caption', { class: 'unseen' }, 'Accounts'),
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          heads.map((t, i) => h('th', { scope: 'col', role: 'columnheader', class: i > 2 && 'num' }, t)),
        ),
      ),
      body,
    ),
    list.foot,
  );
}

function accountLine(a, unknown, model) {
  const collected = instant(a.collectedAt);
  const cell = (label, value) => h('td', { role: 'cell', class: 'num', 'data-label': label }, value);
  return h(
    'tr',
    { role: 'row' },
    h(
      'th',
      { role: 'rowheader', scope: 'row' },
      a.name || a.id,
      h('small', {}, a.name && a.id, a.path && ` · ${a.path}`),
    ),
    h(
      'td',
      { role: 'cell', class: 'c-evidence' },
      h('span', { class: `status ${String(a.status).toLowerCase()}` }, named(STATUSES, a.status)),
      (a.problems || []).length > 0 &&
        h(
          'ul',
          { class: 'plain problem-list' },
          a.problems.map((p) => h('li', {}, p)),
        ),
    ),
    h(
      'td',
      { role: 'cell', 'data-label': 'Collected' },
      collected === null ? '–' : time(collected, date(collected)),
    ),
    cell('Roles', number(a.roles)),
    cell('Users', number(a.users)),
    cell('Left out', number(a.excluded)),
    cell('Findings', a.findings ? listLink('findings', { account: a.id }, {}, number(a.findings)) : '0'),
    cell('Not known', unknown ? listLink('unknown', { account: a.id }, {}, number(unknown)) : '0'),
  );
}

function showProblems({ problems }) {
  if (!problems.length) return;
  const body = h('tbody', {});
  const list = chunked(
    problems,
    100,
    (p) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, h('code', {}, p.file)),
        h('td', {}, p.place || '–'),
        h('td', {}, p.message),
      ),
    body,
    'problems',
  );
  replace(
    byId('problems'),
    h('h3', {}, `Input that could not be read (${number(problems.length)})`),
    h(
      'div',
      { class: 'scroll', role: 'region', 'aria-label': 'Problems', tabindex: '0' },
      h(
        'table',
        { class: 'problems' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['File', 'Place', 'Problem'].map((t) => h('th', { scope: 'col' }, t)),
          ),
        ),
        body,
      ),
    ),
    list.foot,
  );
}
