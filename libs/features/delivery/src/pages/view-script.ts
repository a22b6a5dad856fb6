/**
 * Tells the styles that scripts run. Large type and high contrast as the reader left them, before the page is painted; kept in this browser alone. Without
 * it the same links lead to the same looks by address. Written for browsers of ten years ago.
 */
export const viewScript = `
(function () {
  'use strict';
  var key = 'haojiao-view';
  var root = document.documentElement;
  var names = ['large', 'contrast'];

  function kept() {
    try { return (localStorage.getItem(key) || '').split('-'); } catch (error) { return []; }
  }

  function mark() {
    var links = document.querySelectorAll('a[data-view]');
    for (var i = 0; i < links.length; i += 1) {
      if (root.classList.contains(links[i].getAttribute('data-view'))) links[i].setAttribute('aria-current', 'true');
      else links[i].removeAttribute('aria-current');
    }
  }

  // What only works with scripts keeps its room from the beginning.
  root.classList.add('js');
  kept().forEach(function (name) {
    if (names.indexOf(name) !== -1) root.classList.add(name);
  });
  document.addEventListener('DOMContentLoaded', mark);
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[data-view]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    root.classList.toggle(link.getAttribute('data-view'));
    mark();
    try {
      localStorage.setItem(key, names.filter(function (name) { return root.classList.contains(name); }).join('-'));
    } catch (error) {
      // A reader who keeps nothing sees it on this page.
    }
  });
})();
`.trim();
