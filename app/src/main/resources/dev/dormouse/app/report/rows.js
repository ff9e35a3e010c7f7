// The list: one row an item, in pieces, with the details below it when opened.

const ROWS_AT_ONCE = 200;

const COLUMNS = {
  findings: [
    ['type', 'Type'],
    ['principal', 'Principal'],
    ['account', 'Account'],
    ['unused', 'What is unused'],
    ['age', 'Last use'],
  ],
  unknown: [
    ['principal', 'Principal'],
    ['account', 'Account'],
    ['subject', 'What is not known'],
    ['reason', 'Why'],
  ],
};

/** Shows the items; returns the growing list, for printing. */
function showList(model, state, found, change) {
  const view = VIEWS[state.view];
  const all = state.view === 'findings' ? model.findings : model.unknowns;
  replace(
    byId('match-count'),
    h('b', {}, number(found.length)),
    found.length === all.length
      ? ` ${found.length === 1 ? view.one : view.noun}`
      : ` of ${number(all.length)} ${view.noun}`,
  );
  if (!found.length) {
    replace(byId('list'), h('p', { class: 'nothing' }, emptyText(state, all)));
    return null;
  }
  const body = h('tbody', {});
  const make = state.view === 'findings' ? (f) => findingRows(f, model, state) : (u) => unknownRow(u);
  const list = chunked(found, ROWS_AT_ONCE, make, body, view.noun);
  replace(
    byId('list'),
    h(
      'table',
      { class: `rows ${state.view}`, role: 'table' },
      h('caption', { class: 'unseen' }, state.view === 'findings' ? 'Findings' : 'What is not known'),
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          COLUMNS[state.view].map(([key, title]) => sortHeader(key, title, state, change)),
        ),
      ),
      body,
    ),
    list.foot,
  );
  return list;
}

function emptyText(state, all) {
  if (all.length) return 'Nothing fits these filters.';
  return state.view === 'findings' ? 'No findings.' : 'Nothing is unknown.';
}

function sortHeader(key, title, state, change) {
  const on = state.sort === key;
  return h(
    'th',
    {
      scope: 'col',
      role: 'columnheader',
      class: `c-${key}`,
      'aria-sort': on ? (state.down ? 'descending' : 'ascending') : 'none',
    },
    h(
      'button',
      {
        type: 'button',
        'data-keep': `sort:${key}`,
        click: () =>
          change((next) => {
            next.down = on ? !state.down : key === 'unused';
            next.sort = key;
          }),
      },
      title,
      h('span', { class: 'sort-mark', 'aria-hidden': 'true' }, on ? (state.down ? '▼' : '▲') : ''),
    ),
  );
}

let rowNumber = 0;

function findingRows(f, model, state) {
  const detailId = `detail-${++rowNumber}`;
  const type = typeOf(f.type);
  const button = h(
    'button',
    { type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': detailId },
    icon('chevron', 'icon chevron'),
    h('span', { class: 'name' }, f.name),
  );
  const cell = h('td', { role: 'cell', colspan: COLUMNS.findings.length });
  const detailRow = h('tr', { role: 'row', class: 'detail-row', id: detailId, hidden: true }, cell);
  const row = h(
    'tr',
    { role: 'row', class: `row ${type.class}`, 'data-id': f.id, 'data-type': f.type },
    h(
      'td',
      { role: 'cell', class: 'c-type' },
      h('span', { class: `badge ${type.class}` }, icon(f.type), type.short),
    ),
    h(
      'th',
      { role: 'rowheader', scope: 'row', class: 'c-principal' },
      button,
      h('small', {}, named(KINDS, f.kind), f.path !== '/' && h('span', { class: 'path' }, ` ${f.path}`)),
    ),
    h(
      'td',
      { role: 'cell', class: 'c-account' },
      f.accountName || h('code', {}, f.account),
      f.accountName && h('small', {}, f.account),
    ),
    h('td', { role: 'cell', class: 'c-unused' }, f.what, unusedNote(f)),
    h('td', { role: 'cell', class: 'c-age' }, lastUseText(f, model)),
  );
  const toggle = () => {
    const open = detailRow.hidden;
    if (open && !cell.childNodes.length) cell.append(findingDetail(f, model));
    detailRow.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    row.classList.toggle('open', open);
  };
  row.addEventListener('click', (event) => {
    const selecting = String(getSelection()) !== '' && !event.target.closest('button');
    if (!selecting && !event.target.closest('a')) toggle();
  });
  if (state.finding) toggle();
  return [row, detailRow];
}

function unusedNote(f) {
  const counts = f.own.counts;
  if (f.type === 'UnusedPermission' && counts?.granted) {
    return h(
      'span',
      { class: 'unused-note' },
      bar(
        [
          { class: 'unused', share: counts.unused },
          { class: 'unknown', share: counts.unknown },
          { class: 'used', share: counts.used },
        ],
        'bar small',
      ),
      h(
        'small',
        {},
        `of ${number(counts.granted)} granted`,
        counts.unknown > 0 && `, ${number(counts.unknown)} not known`,
      ),
    );
  }
  if (f.type === 'UnusedIAMUserAccessKey') {
    const keys = f.details.map((d) => d.unusedIamUserAccessKeyDetails?.accessKeyId).filter(Boolean);
    return h('small', { class: 'mono' }, keys.join(', '));
  }
  return null;
}

function lastUseText(f, model) {
  if (f.type === 'UnusedIAMUserAccessKey' && f.details.length > 1) {
    const each = f.details.map((d) => instant(d.unusedIamUserAccessKeyDetails?.lastAccessed));
    if (new Set(each).size > 1) return each.map((ms) => h('span', { class: 'line' }, useText(ms, model)[0]));
  }
  return useText(f.lastUse, model);
}

const useText = (ms, model) => {
  if (ms === undefined) return ['Not stated'];
  if (ms === null) return ['No use seen'];
  return [ago(ms, model.asOf), h('small', {}, time(ms, date(ms)))];
};

const unknownRow = (u) =>
  h(
    'tr',
    { role: 'row', class: 'row fixed', 'data-reason': u.reason },
    h(
      'th',
      { role: 'rowheader', scope: 'row', class: 'c-principal' },
      h('span', { class: 'name' }, u.name),
      h('small', {}, named(KINDS, u.kind), u.arn && h('code', { class: 'arn' }, ` ${u.arn}`)),
    ),
    h(
      'td',
      { role: 'cell', class: 'c-account' },
      u.accountName || h('code', {}, u.account),
      u.accountName && h('small', {}, u.account),
    ),
    h(
      'td',
      { role: 'cell', class: 'c-subject' },
      u.subjectKind === 'access key' ? ['Access key ', h('code', {}, u.subject)] : words(u.subject),
      u.actions > 0 && h('small', {}, plural(u.actions, 'action')),
    ),
    h(
      'td',
      { role: 'cell', class: 'c-reason' },
      h('span', { class: 'badge unknown' }, icon('unknown'), words(u.reason)),
      u.detail && h('small', {}, capital(u.detail)),
    ),
  );
