// Colours of a strip. A choice named after a colour is shown in it, so that a strip of colours looks like the
// cars; the others take what is left of a palette that stays apart for the common kinds of colour blindness.

// Light, then dark page; a second choice of one name takes the second entry.
const NAMED = [
  [/white|pearl|\u767d/i, ['#f4f2ea', '#dcd8ca'], ['#f4f2ea', '#d5d0c0']],
  [/black|\u9ed1/i, ['#23272e', '#4b515b'], ['#07090b', '#3b424c']],
  [/silver|\u94f6/i, ['#bfc6ce', '#a3abb5'], ['#bfc6ce', '#a3abb5']],
  [/gr[ae]y|\u7070/i, ['#858d98', '#646c77'], ['#8a939e', '#6a737e']],
  [/purple|violet|\u7d2b/i, ['#8457a8', '#b48ad0'], ['#a478cc', '#6f4a92']],
  [/pink|rose|\u7c89/i, ['#d98bb0', '#c2608f'], ['#e09dbe', '#c2608f']],
  [/green|\u7eff/i, ['#5a8f4e', '#9cbf6a'], ['#74ad66', '#4c7a42']],
  [/blue|\u84dd/i, ['#3f9fd6', '#1f4f8f'], ['#5bb4e6', '#2f67ad']],
  [/orange|\u6a59/i, ['#e07b28', '#f0a868'], ['#ec8d3e', '#b8621c']],
  [/yellow|gold|\u9ec4|\u91d1/i, ['#e6c229', '#b8960f'], ['#edcb3c', '#b8960f']],
  [/red|\u7ea2/i, ['#c0392b', '#e0776c'], ['#d9564a', '#8f2a20']],
  [/brown|\u68d5/i, ['#8a5a3c', '#b48a6c'], ['#a5714f', '#6b452d']],
];
const OTHERS = [
  ['#c9a27a', '#56b4e9', '#cc79a7', '#009e73', '#e69f00', '#d55e00', '#7d6b9e', '#6b9e8f'],
  ['#b8906a', '#62b0ea', '#d895ba', '#2fb892', '#e8ad33', '#e4763a', '#9584b8', '#7fb3a4'],
];

function isDark() {
  return window.matchMedia('(prefers-color-scheme: dark)').matches
    && !document.documentElement.classList.contains('printing');
}

/** A colour for each value of a strip, by index. */
export function colours(strip) {
  const dark = isDark() ? 1 : 0;
  const used = new Map();
  let other = 0;
  return strip.values.map((value) => {
    const named = NAMED.find(([words]) => words.test(`${value.id} ${value.name.zh}`));
    const nth = named ? used.get(named) ?? 0 : 2;
    if (nth > 1) return OTHERS[dark][other++ % OTHERS[dark].length];
    used.set(named, nth + 1);
    return named[1 + dark][nth];
  });
}
