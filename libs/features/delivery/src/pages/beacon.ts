import { sendReportScript } from './send-report-script';

/**
 * Reports the view of a page once: when it is really looked at, not while it is only fetched ahead. The visitor is a
 * random number that the browser keeps for this site alone. Written for browsers of ten years ago.
 */
export const beacon = `
(function () {
  'use strict';
  var script = document.currentScript;
  var contentId = script && script.getAttribute('data-content-id');
  if (!contentId) return;
  var reported = false;

  function visitor() {
    var key = 'haojiao-visitor';
    try {
      var known = localStorage.getItem(key);
      if (known && /^[0-9a-f]{32}$/.test(known)) return known;
      var bytes = crypto.getRandomValues(new Uint8Array(16));
      var made = '';
      for (var i = 0; i < bytes.length; i += 1) made += ('0' + bytes[i].toString(16)).slice(-2);
      localStorage.setItem(key, made);
      return made;
    } catch (error) {
      return undefined;
    }
  }
${sendReportScript}

  function report() {
    if (reported || document.prerendering || document.visibilityState === 'hidden') return;
    reported = true;
    sendReport('views', {
      visitorId: visitor(),
      referrer: document.referrer.slice(0, 1000) || undefined,
      surface: 'page'
    });
  }

  report();
  document.addEventListener('visibilitychange', report);
  document.addEventListener('prerenderingchange', report);
})();
`.trim();
