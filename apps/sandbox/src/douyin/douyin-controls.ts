import type { FastifyInstance } from 'fastify';
import { Refusal } from '../bytedance/answers';
import type { OpenPlatform } from '../bytedance/open-platform';
import type { Webhooks } from '../bytedance/webhooks';
import type { ShareDesk } from './douyin-share';

type Body = Record<string, unknown> | undefined;

/** Levers that only Douyin has: its console's webhooks, and the phone that scans a link. */
export function registerDouyinControls(
  app: FastifyInstance,
  { openPlatform, webhooks, desk }: { openPlatform: OpenPlatform; webhooks: Webhooks; desk: ShareDesk },
): void {
  app.get('/control/douyin/webhooks', async () => ({
    targets: Object.fromEntries(webhooks.targets),
    deliveries: webhooks.deliveries,
  }));

  /** What the console does when the address is saved: it asks for the challenge. */
  app.post<{ Body: Body }>('/control/douyin/webhooks', async (request, reply) => {
    const known = openPlatform.apps.get(String(request.body?.clientKey));
    if (!known) return reply.code(404).send({ error: 'no such app' });
    const { url, duplicate, lose, reorder, contentAsText } = request.body ?? {};
    const error = await webhooks.register(known, String(url), {
      ...(typeof duplicate === 'boolean' ? { duplicate } : {}),
      ...(typeof lose === 'number' ? { lose } : {}),
      ...(typeof reorder === 'boolean' ? { reorder } : {}),
      ...(Array.isArray(contentAsText) ? { contentAsText: contentAsText.map(String) } : {}),
    });
    return error === null ? reply.code(204).send() : reply.code(422).send({ error });
  });

  /** Any event, as the platform's own "send a mock event" does. */
  app.post<{ Body: Body }>('/control/douyin/webhooks/send', async (request, reply) => {
    const { clientKey, event, openId, content } = request.body ?? {};
    if (!openPlatform.apps.has(String(clientKey))) return reply.code(404).send({ error: 'no such app' });
    webhooks.push(String(clientKey), String(event), typeof openId === 'string' ? openId : '', content ?? {});
    await webhooks.deliver();
    return reply.code(204).send();
  });

  /** Scans the link and, with `openId`, posts: what the page under `/phone/` does for a person. */
  app.post<{ Body: Body }>('/control/douyin/phone', async (request, reply) => {
    try {
      const share = await desk.open(String(request.body?.link));
      const user = openPlatform.users.get(String(request.body?.openId));
      const { app: _app, ...seen } = share;
      if (!user) return seen;
      return { ...seen, itemId: desk.post(share, user).itemId };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return reply.code(422).send({ error: error.description, code: error.platformCode });
    }
  });
}
