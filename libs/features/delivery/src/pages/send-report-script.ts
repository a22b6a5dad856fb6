/**
 * Part of the scripts of pages that report: `sendReport(kind, body)` sends once what happened to the page's item, also
 * while the page is being left. `contentId` is the script's own. Written for browsers of ten years ago.
 */
export const sendReportScript = `
  function sendReport(kind, body) {
    var url = '/delivery/v1/contents/' + contentId + '/' + kind;
    var text = JSON.stringify(body);
    try {
      if (window.fetch) {
        fetch(url, {
          method: 'POST', keepalive: true, credentials: 'omit',
          headers: { 'Content-Type': 'application/json' }, body: text
        }).catch(function () {});
      } else if (navigator.sendBeacon) {
        navigator.sendBeacon(url, text);
      }
    } catch (error) {
      // A page that can't report is still a page.
    }
  }
`.trimEnd();
