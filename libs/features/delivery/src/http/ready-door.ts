import { withTransportSecurity } from '@haojiao/infrastructure/http';
import type { ReadyDoor } from '@haojiao/infrastructure/http';
import type { DeliveryReads } from '../reading/delivery-reads';
import { asksForView } from '../pages/view-mode';
import type { PageReads } from '../reading/page-reads';
import type { ReadyPage } from '../reading/ready-page';
import { plainPage } from '../reading/plain-page';
import { dataHeaders, pageHeaders } from './delivery-headers';
import { directSender } from './direct-sender';

const CONTENTS = '/delivery/v1/contents';
const FEEDS = '/delivery/v1/feeds/';

/**
 * A public answer that is at hand leaves at once, before anything else of the house is set in motion. It can only give
 * what the routes have put there, for exactly the same address, and says the same; all else goes on to its route. A mere
 * place in the list of everything needs one look into the database and nothing else of the house, so it leaves here too;
 * should that fail, its route says so.
 */
export function readyDoor(reads: DeliveryReads, pages: PageReads, publicUrl: string): ReadyDoor {
  const sendData = directSender(withTransportSecurity(dataHeaders, publicUrl));
  const sendPage = directSender(withTransportSecurity(pageHeaders, publicUrl));
  const sendPlainPage: ReadyDoor = (request, response, house) => {
    const { url = '' } = request;
    const wanted = plainPage(url);
    if (!wanted) return false;
    reads.plainList(wanted, url).then(
      (answer) => sendData(request, response, answer),
      () => house(request, response),
    );
    return true;
  };
  return (request, response, house) => {
    const { method, url = '' } = request;
    if (method !== 'GET') return false;
    if (url.startsWith(CONTENTS)) {
      const answer =
        url.charAt(CONTENTS.length) === '/'
          ? reads.keptItem(url.slice(CONTENTS.length + 1))
          : reads.keptList(url);
      if (answer) sendData(request, response, answer);
      return answer !== null || sendPlainPage(request, response, house);
    }
    const page = pageAt(url, pages);
    if (page?.status !== 200) return false;
    if (url.startsWith(FEEDS)) sendData(request, response, page.answer);
    else sendPage(request, response, page.answer);
    return true;
  };
}

function pageAt(url: string, pages: PageReads): ReadyPage | null {
  if (url.startsWith('/p/')) return asksForView(url) ? null : pages.keptItem(slugIn(url));
  const isOverview = url === '/' || url.startsWith('/o/') || url.startsWith(FEEDS);
  return isOverview ? pages.keptOverview(url) : null;
}

/** Apps add a query of their own to links that are shared in them; the page is the same. */
function slugIn(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url.slice(3) : url.slice(3, end);
}
