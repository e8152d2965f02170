// Inlined into each page. `anchors` maps the anchors of our pages to Redoc’s; it is empty on our own pages.
const anchors = {};
const plain = Object.fromEntries(Object.entries(anchors).map(([own, redoc]) => [redoc, own]));

try {
  const mode = localStorage.getItem('redoc.colorMode');
  if (mode === 'light' || mode === 'dark') document.documentElement.classList.add(mode);
} catch {}

function follow() {
  const redoc = anchors[location.hash.slice(1)];
  if (redoc) location.replace(`#${redoc}`);
}
follow();
addEventListener('hashchange', follow);

function place() {
  const hash = location.hash.slice(1);
  if (hash.startsWith('/')) return plain[hash] ?? '';
  const headings = [...document.querySelectorAll(':is(h1, h2, h3)[id]')];
  // The last sections of a page cannot be scrolled up to the first third of the window.
  const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 1;
  const limit = atEnd ? innerHeight : innerHeight / 3;
  return headings.findLast((heading) => heading.getBoundingClientRect().top < limit)?.id ?? '';
}

addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('a[data-keep-place]');
  if (link) link.hash = place();
});
