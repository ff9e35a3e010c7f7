// What is granted and not used: service by service, with the policies that grant it.

function permissionSections(finding, model) {
  const { own } = finding;
  return [
    own.counts && countsLine(own.counts),
    servicesSection(own.services || [], model),
    policiesSection(own.policies || []),
    blockedSection(own.blocked),
    (own.unrecognized || []).length > 0 &&
      h(
        'section',
        {},
        h('h3', {}, 'Names the catalog does not know'),
        h(
          'p',
          { class: 'quiet' },
          'The policies grant these, and AWS publishes no such action: misspelt, withdrawn, or newer than the catalog. Nothing is said about their use.',
        ),
        actionList(own.unrecognized),
      ),
  ];
}

function countsLine(counts) {
  const parts = ['unused', 'unknown', 'used'].map((key) => ({ class: key, share: counts[key] || 0 }));
  return h(
    'section',
    {},
    h('h3', {}, plural(counts.granted, 'granted action')),
    bar(parts, 'bar tall'),
    h(
      'ul',
      { class: 'legend' },
      h('li', { class: 'unused' }, `${number(counts.unused)} unused`),
      h('li', { class: 'unknown' }, `${number(counts.unknown)} not known`),
      h('li', { class: 'used' }, `${number(counts.used)} used`),
      counts.unusedServices > 0 &&
        h('li', { class: 'plain' }, `${plural(counts.unusedServices, 'service')} not used at all`),
    ),
  );
}

const SERVICES_AT_ONCE = 12;
const sum = (groups) => (groups || []).reduce((total, group) => total + (group.actions || []).length, 0);

function servicesSection(services, model) {
  if (!services.length) return null;
  const sorted = [...services].sort(
    (a, b) => (b.unused || []).length - (a.unused || []).length || order(a.service, b.service),
  );
  const box = h('div', { class: 'services' });
  const list = chunked(sorted, SERVICES_AT_ONCE, (s) => serviceEntry(s, model), box, 'services');
  return h('section', {}, h('h3', {}, 'Service by service'), box, list.foot);
}

function serviceEntry(s, model) {
  const unused = (s.unused || []).length;
  const used = (s.used || []).length;
  const unknown = sum(s.unknown);
  const last = instant(s.lastAccessed);
  const said = [
    unused && `${number(unused)} unused`,
    unknown && `${number(unknown)} not known`,
    used && `${number(used)} used`,
  ];
  const box = h(
    'details',
    { class: 'service' },
    h(
      'summary',
      {},
      h('code', {}, s.service),
      bar([
        { class: 'unused', share: unused },
        { class: 'unknown', share: unknown },
        { class: 'used', share: used },
      ]),
      h('span', { class: 'service-numbers' }, said.filter(Boolean).join(' · ')),
      h('span', { class: 'service-last' }, serviceUse(s, last, model)),
    ),
  );
  box.addEventListener('toggle', () => box.children.length === 1 && box.append(serviceDetail(s, model)));
  return box;
}

/** A service without a time is "not used" only where the scan says so. */
function serviceUse(s, last, model) {
  if (last !== null) return `service used ${ago(last, model.asOf)}`;
  return s.serviceUnused ? 'service: no use seen' : 'service: last use not known';
}

const serviceDetail = (s, model) =>
  h(
    'div',
    { class: 'service-detail' },
    (s.unused || []).length > 0 && actionGroup('unused', `Unused (${number(s.unused.length)})`, s.unused),
    (s.unknown || []).map((group) =>
      actionGroup(
        'unknown',
        `Not known (${number((group.actions || []).length)}): ${words(group.reason).toLowerCase()}`,
        group.actions || [],
        reasonText(group.reason, model),
      ),
    ),
    (s.used || []).length > 0 &&
      actionGroup(
        'used',
        `Used (${number(s.used.length)})`,
        s.used.map((u) => [u.action, u.at ? ` ${date(instant(u.at))}` : '']),
      ),
  );

const reasonText = (code, model) => {
  if (Object.hasOwn(REASONS, code)) return REASONS[code];
  return capital(model.reasons.find((r) => r.reason === code)?.description || '');
};

const actionGroup = (kind, title, actions, note) =>
  h(
    'div',
    { class: `action-group ${kind}` },
    h('h4', {}, title),
    note && h('p', { class: 'quiet' }, note),
    actionList(actions),
  );

const actionList = (actions) =>
  h(
    'ul',
    { class: 'actions' },
    actions.map((a) => {
      const [name, rest] = Array.isArray(a) ? a : [a, ''];
      return h('li', {}, h('code', {}, name), rest && h('small', {}, rest));
    }),
  );

function policiesSection(policies) {
  if (!policies.length) return null;
  return h(
    'section',
    {},
    h('h3', {}, 'Granted by'),
    h(
      'div',
      { class: 'scroll', role: 'region', 'aria-label': 'Policies', tabindex: '0' },
      h(
        'table',
        { class: 'policies' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Policy', 'Kind', 'Grants', 'Unused', 'Statements with unused actions'].map((t) =>
              h('th', { scope: 'col' }, t),
            ),
          ),
        ),
        h('tbody', {}, policies.map(policyRow)),
      ),
    ),
  );
}

const policyRow = (p) =>
  h(
    'tr',
    {},
    h('th', { scope: 'row' }, p.name, p.arn && h('small', {}, h('code', {}, p.arn))),
    h('td', {}, words(p.kind), p.via && h('small', {}, `via ${p.via}`)),
    h('td', { class: 'num' }, number(p.grants)),
    h('td', { class: 'num' }, number(p.unused)),
    h('td', {}, statementsOf(p)),
  );

const statementsOf = (p) => {
  const some = (p.statements || []).filter((s) => s.unused > 0);
  if (!some.length) return '–';
  return h(
    'ul',
    { class: 'plain' },
    some.map((s) =>
      h(
        'li',
        {},
        s.sid ? h('code', {}, s.sid) : `no. ${Number(s.index) + 1}`,
        `: ${number(s.unused)} unused`,
        s.conditional && ' (with a condition)',
      ),
    ),
  );
};

function blockedSection(blocked) {
  const parts = [
    ['byBoundary', 'the permissions boundary', 'permissions boundary'],
    ['byScp', 'a service control policy', 'service control policies'],
  ].map(([key, by, what]) => blockedPart((blocked || {})[key], by, what));
  return h('section', {}, h('h3', {}, 'Granted, but blocked'), parts);
}

function blockedPart(actions, by, what) {
  if (!actions) return h('p', { class: 'quiet' }, `The snapshot shows no ${what} here.`);
  if (!actions.length) return h('p', { class: 'quiet' }, `Nothing is blocked by ${by}.`);
  const box = h(
    'details',
    { class: 'blocked' },
    h('summary', {}, `${plural(actions.length, 'action')} without effect: blocked by ${by}`),
  );
  box.addEventListener('toggle', () => box.children.length === 1 && box.append(actionList(actions)));
  return box;
}
