// Everything that is known of one finding; made when a reader opens it.

function findingDetail(finding, model) {
  const { own } = finding;
  const wide = finding.type === 'UnusedPermission';
  return h(
    'div',
    { class: 'detail' },
    own.because && h('p', { class: 'because' }, own.because),
    finding.raw.error &&
      h('p', { class: 'because' }, `AWS reported an error instead of details: ${words(finding.raw.error)}.`),
    h(
      'div',
      { class: 'detail-main' },
      evidenceTable(own.evidence || [], model),
      wide ? permissionSections(finding, model) : stepsList(finding, model),
    ),
    h('div', { class: 'detail-side' }, factsOf(finding, model), wide && stepsList(finding, model)),
  );
}

function factsOf(finding, model) {
  const { own, raw } = finding;
  const created = finding.created;
  const facts = [
    ['ARN', h('span', { class: 'with-copy' }, h('code', {}, finding.arn), copyButton(finding.arn, 'ARN'))],
    [
      'Account',
      [
        finding.accountName,
        ' ',
        h('code', {}, finding.account),
        finding.accountPath && h('small', {}, finding.accountPath),
      ],
    ],
    created && ['Created', [time(created, date(created)), ` (${ago(created, model.asOf)})`]],
    own.principal?.id && ['Unique id', h('code', {}, own.principal.id)],
    ['Tags', tagsOf(own.principal?.tags)],
    raw.id && [
      'Finding',
      h(
        'span',
        { class: 'with-copy' },
        h('code', {}, raw.id),
        copyButton(
          () => location.href.split('#')[0] + hashOf({ view: 'findings', finding: raw.id }),
          'link to this finding',
          'Copy link',
        ),
      ),
    ],
  ];
  return h(
    'dl',
    { class: 'detail-facts' },
    facts.filter(Boolean).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}

function tagsOf(tags) {
  const entries = Object.entries(tags || {});
  if (!entries.length) return 'none';
  return h(
    'ul',
    { class: 'tags' },
    entries.map(([k, v]) => h('li', {}, h('b', {}, k), v === '' ? '' : ` ${v}`)),
  );
}

const EVIDENCE_AT_ONCE = 6;

function evidenceTable(evidence, model) {
  if (!evidence.length)
    return h(
      'section',
      {},
      h('h3', {}, 'Evidence'),
      h('p', { class: 'quiet' }, 'The finding carries no evidence.'),
    );
  const body = h('tbody', {});
  const list = chunked(evidence, EVIDENCE_AT_ONCE, (e) => evidenceRow(e, model), body, 'rows');
  return h(
    'section',
    {},
    h('h3', {}, 'Evidence'),
    h(
      'div',
      { class: 'scroll', role: 'region', 'aria-label': 'Evidence', tabindex: '0' },
      h(
        'table',
        { class: 'evidence' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['What', 'Last use', 'Who could have seen it', 'Looked back'].map((t) =>
              h('th', { scope: 'col' }, t),
            ),
          ),
        ),
        body,
      ),
    ),
    list.foot,
  );
}

function evidenceRow(e, model) {
  const last = instant(e.lastUsed);
  const from = instant(e.observedFrom);
  const until = instant(e.observedUntil);
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      h('code', {}, e.subject),
      e.verdict && h('span', { class: `verdict ${String(e.verdict).toLowerCase()}` }, verdictOf(e)),
    ),
    h('td', {}, lastUseOf(e, last, model)),
    h('td', {}, named(SOURCES, e.source)),
    h(
      'td',
      {},
      from === null
        ? 'not stated'
        : [
            `${date(from)} to ${until === null ? 'not stated' : date(until)}`,
            lookBack(from, until ?? model.asOf, byAction(e) ? null : last, model),
          ],
    ),
  );
}

/* Action by action, the service itself was used: its last use is not that of what is unused. */
const byAction = (e) => e.source === 'ACTION_LAST_ACCESSED';
const verdictOf = (e) => (byAction(e) ? `Some actions ${words(e.verdict).toLowerCase()}` : words(e.verdict));

function lastUseOf(e, last, model) {
  if (last === null) return byAction(e) ? 'None by these actions' : 'No use seen';
  return [
    byAction(e) && h('small', {}, 'The service itself:'),
    time(last, date(last)),
    h('small', {}, ago(last, model.asOf)),
  ];
}

const SCALE_DAYS = 400;

/** A line of 400 days up to the report's date: what was looked at, the tracking period, the last use. */
function lookBack(from, until, last, model) {
  const at = (ms) => Math.max(0, Math.min(200, 200 - ((model.asOf - ms) / DAY / SCALE_DAYS) * 200));
  if ([from, until, model.asOf].some(Number.isNaN)) return null;
  const line = svg(
    'svg',
    { class: 'look-back', viewBox: '-4 0 208 12', 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', {
      class: 'window',
      x: at(model.asOf - model.period * DAY),
      y: 1,
      width: (model.period / SCALE_DAYS) * 200 || 0,
      height: 10,
      rx: 2,
    }),
    svg('path', { class: 'seen', d: `M${at(from).toFixed(1)} 6H${at(until).toFixed(1)}` }),
  );
  if (last !== null && !Number.isNaN(last))
    line.append(svg('circle', { class: 'use', cx: at(last), cy: 6, r: 3.4 }));
  return line;
}
