import { sendReportScript } from './send-report-script';

/**
 * Reports once that the film of a page was played: after three seconds that really played (the threshold of the rule
 * play.v1) or at its end, without pauses and what was skipped. The visitor is the one of the page's own beacon. Written
 * for browsers of ten years ago.
 */
export const playBeacon = `
(function () {
  'use strict';
  var script = document.currentScript;
  var contentId = script && script.getAttribute('data-content-id');
  var film = document.querySelector('video');
  if (!contentId || !film) return;
  var threshold = 3;
  var played = 0;
  var last = null;
  var reported = false;

  function visitor() {
    try {
      var known = localStorage.getItem('haojiao-visitor');
      return known && /^[0-9a-f]{32}$/.test(known) ? known : undefined;
    } catch (error) {
      return undefined;
    }
  }
${sendReportScript}

  function report(hasEnded) {
    if (reported) return;
    reported = true;
    sendReport('plays', {
      visitorId: visitor(),
      seconds: Math.round(played * 10) / 10,
      hasEnded: hasEnded
    });
  }

  film.addEventListener('timeupdate', function () {
    var now = film.currentTime;
    var step = last === null ? 0 : now - last;
    last = now;
    // Browsers tell of the time at least each quarter of a second: a bigger step, or one back, was a leap.
    if (!film.paused && !film.seeking && step > 0 && step < 1.5) played += step;
    if (played >= threshold) report(false);
  });
  film.addEventListener('seeking', function () { last = null; });
  film.addEventListener('ended', function () { if (played > 0) report(true); });
})();
`.trim();
