// The filters beside the list.

const VALUES_AT_ONCE = 8;

/** What a reader opened stays open while he filters. */
const opened = new Set();

function showFilters(model, state, counts, change) {
  const form = byId('filters');
  const key = document.activeElement?.dataset?.keep;
  replace(
    form,
    searchField(state, change),
    VIEWS[state.view].facets.map((facet) => facetBox(facet, model, state, counts.get(facet.key), change)),
  );
  if (key) [...form.querySelectorAll('[data-keep]')].find((e) => e.dataset.keep === key)?.focus();
}

function searchField(state, change) {
  const field = h('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    'data-keep': 'search',
    placeholder: state.view === 'findings' ? 'Name, ARN, tag, action…' : 'Name, ARN, reason…',
  });
  field.value = state.q;
  let waiting = 0;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(
      () =>
        change(
          (next) => {
            next.q = field.value.trim();
          },
          { typing: true },
        ),
      160,
    );
  });
  return h('div', { class: 'search' }, h('label', { for: 'search' }, 'Search'), field);
}

function facetBox(facet, model, state, tally, change) {
  const chosen = state.chosen[facet.key];
  chosen.forEach((value) => tally.has(value) || tally.set(value, 0));
  const values = [...tally].sort(facetOrder(facet, model));
  if (values.length === 0 || (values.length === 1 && chosen.size === 0 && facet.key === 'service'))
    return null;
  const lead = values.filter(([v], i) => i < VALUES_AT_ONCE || chosen.has(v));
  const rest = values.filter(([v], i) => i >= VALUES_AT_ONCE && !chosen.has(v));
  const option = ([value, count]) => facetOption(facet, value, count, chosen, model, change);
  return h(
    'fieldset',
    { class: 'facet', 'data-facet': facet.key },
    h('legend', {}, facet.title),
    lead.map(option),
    rest.length > 0 && moreValues(facet.key, rest, option),
  );
}

function moreValues(key, rest, option) {
  const inner = h('div', {});
  const box = h(
    'details',
    { class: 'more-values' },
    h('summary', { 'data-keep': `more:${key}` }, `${number(rest.length)} more`),
    inner,
  );
  const build = () => inner.childNodes.length || fill(inner, rest.map(option));
  if (opened.has(key)) {
    build();
    box.open = true;
  }
  box.addEventListener('toggle', () => {
    if (box.open) {
      opened.add(key);
      build();
    } else opened.delete(key);
  });
  return box;
}

const facetOrder = (facet, model) => (a, b) =>
  facet.order
    ? place(facet.order, a[0]) - place(facet.order, b[0])
    : b[1] - a[1] || order(facet.label(a[0], model), facet.label(b[0], model));
const place = (list, value) => (list.includes(value) ? list.indexOf(value) : list.length);

function facetOption(facet, value, count, chosen, model, change) {
  const box = h('input', { type: 'checkbox', 'data-keep': `${facet.key}=${value}`, 'data-value': value });
  box.checked = chosen.has(value);
  box.addEventListener('change', () =>
    change((next) => {
      if (box.checked) next.chosen[facet.key].add(value);
      else next.chosen[facet.key].delete(value);
    }),
  );
  return h(
    'label',
    { class: 'option' + (count ? '' : ' empty') },
    box,
    facet.key === 'type' && h('span', { class: `dot ${typeOf(value).class}`, 'aria-hidden': 'true' }),
    h(
      'span',
      { class: 'option-name' },
      facet.label(value, model),
      facet.note && h('small', {}, facet.note(value, model)),
    ),
    h('span', { class: 'option-count' }, number(count)),
  );
}

function showActiveFilters(model, state, change) {
  const chips = [];
  for (const facet of VIEWS[state.view].facets) {
    for (const value of state.chosen[facet.key]) {
      chips.push(
        chip(`${facet.title}: ${facet.label(value, model)}`, () =>
          change((next) => next.chosen[facet.key].delete(value)),
        ),
      );
    }
  }
  if (state.q)
    chips.push(
      chip(`“${state.q}”`, () =>
        change((next) => {
          next.q = '';
        }),
      ),
    );
  if (state.finding)
    chips.push(
      chip('One finding', () =>
        change((next) => {
          next.finding = '';
        }),
      ),
    );
  if (chips.length) {
    chips.push(
      h(
        'button',
        {
          type: 'button',
          class: 'clear',
          click: () =>
            change((next) => {
              Object.values(next.chosen).forEach((values) => values.clear());
              next.q = '';
              next.finding = '';
            }),
        },
        'Clear all',
      ),
    );
  }
  replace(byId('active-filters'), chips);
}

const chip = (text, remove) =>
  h(
    'button',
    { type: 'button', class: 'chip', 'aria-label': `Remove filter ${text}`, click: remove },
    h('span', {}, text),
    h('span', { 'aria-hidden': 'true', class: 'times' }, '×'),
  );
