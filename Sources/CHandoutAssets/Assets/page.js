(function () {
  'use strict';
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };

  all('#Print').forEach(function (button) { button.addEventListener('click', function () { window.print(); }); });

  /* Contents: open beside the text, folded above it; the section in view is marked. */
  var contents = document.querySelector('.toc details');
  if (contents) {
    var beside = matchMedia('(min-width: 80rem)');
    var fold = function () { contents.open = beside.matches; };
    fold();
    beside.addEventListener('change', fold);
    var links = all('a', contents);
    if ('IntersectionObserver' in window) {
      var observer = new IntersectionObserver(function (entries) {
        entries.forEach(function (entry) {
          var heading = entry.target.querySelector('h2[id]');
          if (!entry.isIntersecting || !heading) return;
          links.forEach(function (link) {
            if (decodeURIComponent(link.hash) === '#' + heading.id) link.setAttribute('aria-current', 'true');
            else link.removeAttribute('aria-current');
          });
        });
      }, { rootMargin: '0px 0px -75% 0px' });
      all('.sec').forEach(function (section) { observer.observe(section); });
    }
  }

  /* A scroll container is a tab stop only while it scrolls. */
  if ('ResizeObserver' in window) {
    var sizes = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        var target = entry.target;
        if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
        else target.removeAttribute('tabindex');
      });
    });
    var watch = function (event) {
      all('.scroll, pre', event && event.target).forEach(function (target) { sizes.observe(target); });
    };
    watch();
    document.addEventListener('furnished', watch);
  }
})();
