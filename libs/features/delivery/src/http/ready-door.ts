import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { DeliveryReads } from '../reading/delivery-reads';
import type { PageReads } from '../reading/page-reads';
import { dataHeaders, pageHeaders, withTransportSecurity } from './delivery-headers';
import { sendPage, sendReady } from './send-ready';

const CONTENTS = '/delivery/v1/contents';
const FEEDS = '/delivery/v1/feeds/';

export type ReadyDoor = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

/**
 * The first hook of every request: a public answer that is at hand leaves at once, before anything else of the house is
 * set in motion. It can only give what the routes have put there, for exactly the same address, and says the same; all
 * else goes on to its route.
 */
export function readyDoor(reads: DeliveryReads, pages: PageReads, publicUrl: string): ReadyDoor {
  const forData = withTransportSecurity(dataHeaders, publicUrl);
  const forPages = withTransportSecurity(pageHeaders, publicUrl);
  return (request, reply, done) => {
    const { method, url = '' } = request.raw;
    if (method !== 'GET') return done();
    if (url.startsWith(CONTENTS)) {
      const answer =
        url.charAt(CONTENTS.length) === '/'
          ? reads.keptItem(url.slice(CONTENTS.length + 1))
          : reads.keptList(url);
      return answer ? sendReady(request, reply, answer, forData) : done();
    }
    if (url.startsWith('/p/')) {
      const page = pages.keptItem(slugIn(url));
      return page ? sendPage(request, reply, page, forPages) : done();
    }
    if (url === '/' || url.startsWith('/o/')) {
      const page = pages.keptOverview(url);
      return page ? sendPage(request, reply, page, forPages) : done();
    }
    if (url.startsWith(FEEDS)) {
      const page = pages.keptOverview(url);
      return page ? sendReady(request, reply, page.answer, forData) : done();
    }
    done();
  };
}

/** Apps add a query of their own to links that are shared in them; the page is the same. */
function slugIn(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url.slice(3) : url.slice(3, end);
}
