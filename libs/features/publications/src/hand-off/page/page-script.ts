/**
 * Copies a block by its button. Without it the page works all the same: the text stands in a field that can be selected.
 * Browsers hide the clipboard from pages without TLS, so the old way stands behind the new one.
 */
export const handOffScript = `
(function () {
  'use strict';
  function byHand(area) {
    area.focus();
    area.setSelectionRange(0, area.value.length);
    return document.execCommand('copy');
  }
  function copy(area) {
    if (!navigator.clipboard) return byHand(area) ? Promise.resolve() : Promise.reject();
    if (area.dataset.kind === 'html' && window.ClipboardItem) {
      return navigator.clipboard.write([new ClipboardItem({
        'text/html': new Blob([area.value], { type: 'text/html' }),
        'text/plain': new Blob([area.value], { type: 'text/plain' })
      })]);
    }
    return navigator.clipboard.writeText(area.value);
  }
  document.querySelectorAll('button[data-copy]').forEach(function (button) {
    var area = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener('click', function () {
      copy(area).catch(function () { if (!byHand(area)) throw new Error('no clipboard'); }).then(function () {
        button.textContent = '已复制';
      }, function () {
        button.textContent = '请长按复制';
      });
    });
  });
})();
`.trim();
