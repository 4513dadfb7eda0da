(() => {
'use strict';
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

document.getElementById('Print')?.addEventListener('click', () => print());

/* Contents: open beside the text, folded above it; the section in view is marked. */
const contents = document.querySelector('.toc details');
const sections = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    const heading = target.querySelector('h2[id]');
    if (!isIntersecting || !heading) continue;
    for (const link of all('a', contents))
      link.ariaCurrent = decodeURIComponent(link.hash) === '#' + heading.id ? 'true' : null;
  }
}, { rootMargin: '0px 0px -75% 0px' });
if (contents) {
  const beside = matchMedia('(min-width: 80rem)'), fold = () => { contents.open = beside.matches };
  contents.className = 'set';
  fold();
  beside.addEventListener('change', fold);
}

/* A scroll container is a tab stop only while it scrolls. */
const sizes = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0; else target.removeAttribute('tabindex');
  }
});

/* Again where a script has put something in. */
function watch(part) {
  all('.scroll, pre', part).forEach(target => sizes.observe(target));
  if (contents) all('.sec', part).forEach(section => sections.observe(section));
}
watch();
document.addEventListener('furnished', ({ target }) => watch(target));
})();
