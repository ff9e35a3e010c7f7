// Building the page. Data reaches it as text nodes and inert attributes only.

const byId = (id) => document.getElementById(id);

/* Characters that a reader cannot see but that change what he reads (controls, zero width,
   direction overrides) are shown by their number. */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const visible = (text) =>
  String(text).replace(
    HIDDEN,
    (c) => '⟨U+' + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') + '⟩',
  );

/** An element. Children are elements, texts, or lists of them; null and false are left out. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  fill(element, children);
  return element;
}

function fill(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return element;
}

const replace = (element, ...children) => {
  element.replaceChildren();
  return fill(element, children);
};

/** A drawing of lines; every attribute comes from this program, none from the data. */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const ICONS = {
  UnusedIAMRole: 'M8 1.8 13.4 5v6L8 14.2 2.6 11V5zM8 8v6M2.8 5.1 8 8l5.2-2.9',
  UnusedIAMUserAccessKey: 'M10.6 2a3.4 3.4 0 1 1-2.4 5.8L2.5 13.5V11M4.8 11.2l1.6 1.6M11 5.4h.01',
  UnusedIAMUserPassword: 'M2 4.5h12v7H2zM5 8h.01M8 8h.01M11 8h.01',
  UnusedPermission: 'M2 4h7M12 4h2M9 2.4v3.2M2 8h2M7 8h7M4 6.4v3.2M2 12h8M13 12h1M10 10.4v3.2',
  unknown: 'M2 5.2c2-1.6 4 1.6 6 0s4-1.6 6 0M2 8.6c2-1.6 4 1.6 6 0s4-1.6 6 0M2 12c2-1.6 4 1.6 6 0s4-1.6 6 0',
  account: 'M2.5 13.5v-9L8 2l5.5 2.5v9M6 13.5v-3h4v3M5.5 6.5h.01M10.5 6.5h.01M8 6.5h.01',
  other: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  complete: 'M3 8.5 6.5 12 13 4.5',
};

const icon = (name, kind = 'icon') =>
  svg(
    'svg',
    { class: kind, viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: ICONS[name] || ICONS.other }),
  );

/** A bar of parts beside each other, each {class, share}; decoration for numbers that stand as text. */
function bar(parts, kind = 'bar') {
  const element = h('span', { class: kind, 'aria-hidden': 'true' });
  for (const part of parts) {
    if (!(part.share > 0)) continue;
    const piece = h('span', { class: part.class });
    piece.style.setProperty('flex-grow', String(part.share));
    if (part.label) piece.append(part.label);
    element.append(piece);
  }
  return element;
}

/** Sets how much of its line a bar takes, 0 to 1. */
const sized = (element, share) => {
  element.style.setProperty('inline-size', Math.max(share * 100, 0.8).toFixed(2) + '%');
  return element;
};

const time = (ms, text) =>
  h('time', { datetime: new Date(ms).toISOString(), title: new Date(ms).toISOString() }, text);

/** A list that grows on demand, `step` items at a time. */
function chunked(items, step, make, container, noun) {
  let shown = 0;
  const more = h('button', { type: 'button', class: 'more', click: () => grow(step, true) });
  const foot = h('p', { class: 'more-line' }, more);
  function grow(count, focus) {
    const fragment = document.createDocumentFragment();
    const made = items.slice(shown, shown + count).map(make);
    made.forEach((item) => fragment.append(...[item].flat()));
    container.append(fragment);
    shown += made.length;
    const left = items.length - shown;
    foot.hidden = left === 0;
    more.textContent =
      left > step ? `Show ${number(step)} more of ${number(left)} ${noun}` : `Show ${number(left)} more`;
    if (focus && made.length) {
      const first = [made[0]].flat()[0];
      (first.querySelector('button, a, summary') || first).focus();
    }
  }
  grow(step, false);
  return {
    foot,
    showUpTo: (count) => count > shown && grow(count - shown, false),
    left: () => items.length - shown,
  };
}

function copyButton(text, label, title = 'Copy') {
  const button = h('button', { type: 'button', class: 'copy', 'aria-label': `Copy ${label}` }, title);
  const say = (word) => {
    button.textContent = word;
    setTimeout(() => {
      button.textContent = title;
    }, 1600);
  };
  button.addEventListener('click', async () => {
    const value = typeof text === 'function' ? text() : text;
    try {
      await navigator.clipboard.writeText(value);
      say('Copied');
    } catch {
      say(copyBySelection(value) ? 'Copied' : 'Press Ctrl+C');
    }
  });
  return button;
}

/** For browsers that keep the clipboard from files. */
function copyBySelection(value) {
  const field = h('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: '-1' });
  const before = document.activeElement;
  field.value = value;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before) before.focus();
  return done;
}
