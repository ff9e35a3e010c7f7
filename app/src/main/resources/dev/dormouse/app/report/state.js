// What is shown: kept in the address after #, so that a filtered view can be bookmarked and sent.

const VIEWS = {
  findings: {
    facets: [
      { key: 'type', title: 'Type', of: (f) => [f.type], label: (v) => typeOf(v).one, order: TYPE_ORDER },
      { key: 'account', title: 'Account', of: (f) => [f.account], label: accountLabel, note: accountNote },
      {
        key: 'kind',
        title: 'Principal',
        of: (f) => [f.kind],
        label: (v) => named(KINDS, v),
        order: Object.keys(KINDS),
      },
      {
        key: 'age',
        title: 'Last use of what is unused',
        of: (f) => [f.age],
        label: ageLabel,
        order: AGES.map((a) => a[0]),
      },
      { key: 'service', title: 'Service', of: (f) => f.services, label: (v) => v },
    ],
    sorts: {
      type: (a, b) => rank(a.type) - rank(b.type) || order(a.type, b.type),
      principal: (a, b) => order(a.name.toLowerCase(), b.name.toLowerCase()),
      account: byAccount,
      unused: (a, b) => a.amount - b.amount,
      age: (a, b) => asleepSince(a) - asleepSince(b),
    },
    sort: 'age',
    noun: 'findings',
    one: 'finding',
  },
  unknown: {
    facets: [
      { key: 'reason', title: 'Reason', of: (u) => [u.reason], label: words },
      { key: 'subject', title: 'What is not known', of: (u) => [u.subjectKind], label: words },
      { key: 'account', title: 'Account', of: (u) => [u.account], label: accountLabel, note: accountNote },
      {
        key: 'kind',
        title: 'Principal',
        of: (u) => [u.kind],
        label: (v) => named(KINDS, v),
        order: Object.keys(KINDS),
      },
    ],
    sorts: {
      principal: (a, b) => order(a.name.toLowerCase(), b.name.toLowerCase()),
      account: byAccount,
      subject: (a, b) => order(a.subject, b.subject),
      reason: (a, b) => order(a.reason, b.reason),
    },
    sort: 'reason',
    noun: 'entries',
    one: 'entry',
  },
};

const rank = (type) => (TYPE_ORDER.includes(type) ? TYPE_ORDER.indexOf(type) : TYPE_ORDER.length);
/* Things never used sleep longest; among them the older one. What is not stated comes last. */
const asleepSince = (f) => (f.lastUse === undefined ? Infinity : (f.lastUse ?? -1e15 + (f.created || 0)));
function byAccount(a, b) {
  return order((a.accountName || a.account).toLowerCase(), (b.accountName || b.account).toLowerCase());
}
function accountLabel(id, model) {
  const account = model.accounts.get(id);
  return account?.name || id || 'No account';
}
function accountNote(id, model) {
  return model.accounts.get(id)?.name ? ` ${id}` : '';
}
function ageLabel(value) {
  const age = AGES.find((a) => a[0] === value);
  return age ? age[1] : 'Not stated';
}

/** The state that a fragment such as `#type=UnusedIAMRole&q=admin` describes. */
function stateOf(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const view = query.get('view') === 'unknown' ? 'unknown' : 'findings';
  const shape = VIEWS[view];
  const chosen = {};
  for (const { key } of shape.facets) {
    chosen[key] = new Set(query.getAll(key).filter((value) => value !== ''));
  }
  const sort = Object.hasOwn(shape.sorts, query.get('sort') || '') ? query.get('sort') : shape.sort;
  return {
    view,
    chosen,
    sort,
    down: query.get('dir') === 'desc',
    q: query.get('q') || '',
    finding: view === 'findings' ? query.get('finding') || '' : '',
  };
}

/** The fragment of a state; what is as by default is left out. */
function hashOf(state) {
  const query = new URLSearchParams();
  if (state.view !== 'findings') query.set('view', state.view);
  for (const [key, values] of Object.entries(state.chosen || {})) {
    for (const value of values) query.append(key, value);
  }
  if (state.q) query.set('q', state.q);
  if (state.finding) query.set('finding', state.finding);
  if (state.sort && state.sort !== VIEWS[state.view].sort) query.set('sort', state.sort);
  if (state.down) query.set('dir', 'desc');
  return '#' + (query.toString() || 'view=findings');
}

/** The fragment that shows a view with these values chosen and nothing else. */
const linkTo = (view, chosen = {}) =>
  hashOf({ view, chosen: Object.fromEntries(Object.entries(chosen).map(([k, v]) => [k, [v].flat()])) });

/** A link to a part of the list, which also goes there. */
const listLink = (view, chosen, attributes, ...children) =>
  h('a', { href: linkTo(view, chosen), 'data-to-list': true, ...attributes }, children);

const copyOf = (state) => ({
  ...state,
  chosen: Object.fromEntries(Object.entries(state.chosen).map(([k, v]) => [k, new Set(v)])),
});

/** The items that fit, and how many each value of each facet would leave. */
function select(items, state) {
  const facets = VIEWS[state.view].facets;
  const terms = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const counts = new Map(facets.map((facet) => [facet.key, new Map()]));
  const found = [];
  for (const item of items) {
    if (state.finding && item.id !== state.finding) continue;
    if (terms.length && !matchesText(item, terms)) continue;
    const misses = facets.filter((facet) => !fits(item, facet, state));
    if (misses.length === 0) found.push(item);
    for (const facet of misses.length > 1 ? [] : misses.length ? misses : facets) {
      const tally = counts.get(facet.key);
      for (const value of facet.of(item)) tally.set(value, (tally.get(value) || 0) + 1);
    }
  }
  const compare = VIEWS[state.view].sorts[state.sort];
  const sign = state.down ? -1 : 1;
  found.sort((a, b) => sign * compare(a, b) || byAccount(a, b) || order(a.name, b.name) || order(a.id, b.id));
  return { found, counts };
}

function fits(item, facet, state) {
  const chosen = state.chosen[facet.key];
  if (chosen.size === 0) return true;
  for (const value of facet.of(item)) if (chosen.has(value)) return true;
  return false;
}
