// Reads the data, shows the page, follows the address.

const PRINTED_AT_MOST = 2000;

function start() {
  const model = modelOf(JSON.parse(byId('report').textContent));
  let state = stateOf(location.hash);
  let list = null;

  showHeader(model);
  showTiles(model);
  showTypes(model);
  showAges(model);
  showTopAccounts(model);
  showReasons(model);
  showCoverage(model);
  byId('report-body').hidden = false;

  function show(keep) {
    const items = state.view === 'findings' ? model.findings : model.unknowns;
    const { found, counts } = select(items, state);
    const focused = document.activeElement?.dataset?.keep;
    showViews(model, state);
    if (!keep?.typing) showFilters(model, state, counts, change);
    else refreshFacets(counts);
    showActiveFilters(model, state, change);
    list = showList(model, state, found, change);
    if (focused?.startsWith('sort:')) document.querySelector(`[data-keep="${CSS.escape(focused)}"]`)?.focus();
  }

  /* While a reader types, his field stays as it is and everything else is made anew. */
  function refreshFacets(counts) {
    const form = byId('filters');
    VIEWS[state.view].facets.forEach((facet) => {
      const fresh = facetBox(facet, model, state, counts.get(facet.key), change);
      const old = form.querySelector(`[data-facet="${facet.key}"]`);
      if (old && fresh) old.replaceWith(fresh);
      else if (old) old.remove();
      else if (fresh) form.append(fresh);
    });
  }

  function change(edit, keep) {
    const next = copyOf(state);
    edit(next);
    state = next;
    history.replaceState(null, '', hashOf(state));
    show(keep);
  }

  addEventListener('hashchange', () => {
    state = stateOf(location.hash);
    show();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link) return;
    if (link.id === 'skip') event.preventDefault();
    const goal = link.id === 'skip' || 'toList' in link.dataset ? 'findings-heading' : link.dataset.to;
    if (goal) setTimeout(() => goTo(byId(goal)));
  });
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  addEventListener('beforeprint', () => list?.showUpTo(PRINTED_AT_MOST));
  if (matchMedia('(max-width: 60rem)').matches) byId('filter-panel').open = false;
  show();
}

function goTo(element) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
}

function showViews(model, state) {
  const tab = (view, title, count) =>
    h(
      'a',
      { href: linkTo(view), class: `view ${view}`, 'aria-current': state.view === view ? 'true' : null },
      title,
      h('span', { class: 'view-count' }, number(count)),
    );
  replace(byId('findings-heading'), state.view === 'findings' ? 'Findings' : 'What is not known');
  replace(
    byId('views'),
    tab('findings', 'Findings', model.findings.length),
    tab('unknown', 'Not known', model.unknowns.length),
  );
}

try {
  start();
} catch (error) {
  const box = byId('trouble');
  box.hidden = false;
  replace(byId('headline'), 'This report cannot be shown');
  replace(
    box,
    h('h2', {}, 'The data in this file cannot be read'),
    h(
      'p',
      {},
      'The file may have been cut off while it was written or copied. Write the report again with dormouse scan … --format html. ',
    ),
    h('p', {}, h('code', {}, String(error))),
  );
}
