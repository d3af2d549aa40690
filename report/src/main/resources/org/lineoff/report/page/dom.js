// Elements of the page. Texts go in as text, never as markup.

/** An element with attributes and children; null and false children are left out. */
export function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') Object.assign(element.style, value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/** A section with its title, a sentence on how to read it, and what can be chosen. */
export function section(id, title, deck, ...choices) {
  return el('section', { id, 'aria-labelledby': `${id}-title` },
    el('div', { class: 'top' },
      el('div', null,
        el('h2', { id: `${id}-title` }, title),
        deck && el('p', { class: 'deck' }, deck)),
      choices));
}

/** A choice between a few values; {@code name} says what is chosen. */
export function choice(name, values, chosen, choose) {
  return el('div', { class: 'choice', role: 'group', 'aria-label': name },
    values.map(([value, label, lang]) =>
      el('button', {
        type: 'button',
        lang,
        'data-value': value,
        'aria-pressed': String(value === chosen),
        onclick: () => choose(value),
      }, label)));
}

/** A legend: entries of [class of the key, its colour or null, words]. */
export function legend(...entries) {
  return el('ul', { class: 'legend' },
    entries.map(([key, colour, label]) =>
      el('li', null,
        el('span', { class: `key ${key}`, style: colour ? { background: colour } : {} }),
        label)));
}

/** The figures behind a chart, for reading aloud, copying and checking. */
export function figures(summary, columns, rows) {
  return el('details', { class: 'figures' },
    el('summary', null, summary),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': summary },
      el('table', null,
        el('thead', null, el('tr', null,
          columns.map((column, i) => el('th', { scope: 'col', class: i > 0 && 'right' }, column)))),
        el('tbody', null, rows.map((row) => el('tr', null, row.map((cell, i) =>
          el(i === 0 ? 'th' : 'td', { scope: i === 0 && 'row', class: i > 0 && 'right' }, cell))))))));
}

/** What a chart shows at the pointer: a title and pairs of words and figure. */
export function tip(title, pairs) {
  return el('div', { class: 'tip' },
    el('b', null, title),
    el('dl', null, pairs.flatMap(([name, value]) => [el('dt', null, name), el('dd', null, value)])));
}
