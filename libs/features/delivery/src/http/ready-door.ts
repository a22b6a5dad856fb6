import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { DeliveryReads } from '../reading/delivery-reads';
import { asksForView } from '../pages/view-mode';
import type { PageReads } from '../reading/page-reads';
import type { ReadyPage } from '../reading/ready-page';
import { dataHeaders, pageHeaders, withTransportSecurity } from './delivery-headers';
import { directSender } from './direct-sender';

const CONTENTS = '/delivery/v1/contents';
const FEEDS = '/delivery/v1/feeds/';

export type ReadyDoor = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

type Doorway = Pick<FastifyInstance, 'addHook'>;

const doorsByDoorway = new WeakMap<Doorway, ReadyDoor>();
const reserved = new WeakSet<Doorway>();

/**
 * Keeps the first place among the hooks for the door, whose module is only made later: what stands before it is done for
 * every request. To be called right after the server was made.
 */
export function reserveReadyDoor(fastify: Doorway): void {
  reserved.add(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    const door = doorsByDoorway.get(fastify);
    if (door) door(request, reply, done);
    else done();
  });
}

/** In the reserved place, else behind the hooks that are there already. */
export function openReadyDoor(fastify: Doorway, door: ReadyDoor): void {
  if (reserved.has(fastify)) doorsByDoorway.set(fastify, door);
  else fastify.addHook('onRequest', door);
}

/**
 * The first hook of every request: a public answer that is at hand leaves at once, before anything else of the house is
 * set in motion. It can only give what the routes have put there, for exactly the same address, and says the same; all
 * else goes on to its route.
 */
export function readyDoor(reads: DeliveryReads, pages: PageReads, publicUrl: string): ReadyDoor {
  const sendData = directSender(withTransportSecurity(dataHeaders, publicUrl));
  const sendPage = directSender(withTransportSecurity(pageHeaders, publicUrl));
  return (request, reply, done) => {
    const { method, url = '' } = request.raw;
    if (method !== 'GET') return done();
    if (url.startsWith(CONTENTS)) {
      const answer =
        url.charAt(CONTENTS.length) === '/'
          ? reads.keptItem(url.slice(CONTENTS.length + 1))
          : reads.keptList(url);
      return answer ? sendData(request, reply, answer) : done();
    }
    const page = pageAt(url, pages);
    if (page?.status !== 200) return done();
    if (url.startsWith(FEEDS)) sendData(request, reply, page.answer);
    else sendPage(request, reply, page.answer);
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
