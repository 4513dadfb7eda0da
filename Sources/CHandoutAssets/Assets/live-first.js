/* Theme and text size as the reader has chosen them. A served page has this behind its style sheet, so that it is so before
   anything is shown: `data-theme` (light, dark) and `data-size` on the root element, kept for all pages of the origin. */
const Display = (() => {
'use strict';
const root = document.documentElement, usual = { theme: 'system', size: '3' };
/* The dark tokens stand in a rule for those whose system is dark; a choice makes the rule hold for all, or for none. */
const media = { system: '(prefers-color-scheme: dark)', dark: '(prefers-color-scheme)', light: 'not all and (prefers-color-scheme)' };
const chosen = {};

function read(name) {
  try { return localStorage.getItem('attend ' + name) } catch { return null }
}
function apply() {
  for (const name in usual) {
    const value = chosen[name] ?? read(name) ?? usual[name];
    if (value === usual[name]) delete root.dataset[name]; else root.dataset[name] = value;
  }
  const text = media[root.dataset.theme ?? 'system'] ?? media.system;
  for (const { cssRules } of document.styleSheets) for (const { media } of cssRules)
    if (media?.mediaText.includes('prefers-color-scheme')) media.mediaText = text;
}
apply();
/* Another tab. */
addEventListener('storage', ({ key }) => {
  for (const name in usual) if (key === 'attend ' + name) delete chosen[name];
  apply();
});

return {
  themes: Object.keys(media), sizes: ['1', '2', '3', '4', '5'],
  get: name => root.dataset[name] ?? usual[name],
  set(name, value) {
    chosen[name] = value;
    try { localStorage.setItem('attend ' + name, value) } catch { /* For this page alone, then. */ }
    apply();
  }
};
})();
