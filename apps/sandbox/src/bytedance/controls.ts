import type { FastifyInstance } from 'fastify';
import type { Grant, OpenPlatform } from './open-platform';
import type { WorkStore } from './work-store';

type Body = Record<string, unknown> | undefined;

/** Levers that both platforms of the family have, under `/control/<platform>/…`. */
export function registerCommonControls(
  app: FastifyInstance,
  platform: 'douyin' | 'toutiao',
  setup: {
    switches: object;
    openPlatform: OpenPlatform;
    works: WorkStore;
    defaults: () => object;
    /** Told of every grant that a user took back. */
    onRevoked?: (grant: Grant) => Promise<void> | void;
  },
): void {
  const { switches, openPlatform, works } = setup;

  app.get(`/control/${platform}/switches`, async () => switches);
  app.post<{ Body: Body }>(`/control/${platform}/switches`, async (request, reply) => {
    const known = setup.defaults();
    const unknown = Object.keys(request.body ?? {}).find((name) => !(name in known));
    if (unknown !== undefined) return reply.code(400).send({ error: `there is no switch ${unknown}` });
    return Object.assign(switches, request.body);
  });

  /** The user takes the grant back in the app. */
  app.post<{ Body: Body }>(`/control/${platform}/revoke`, async (request, reply) => {
    for (const grant of openPlatform.revoke(String(request.body?.openId))) await setup.onRevoked?.(grant);
    return reply.code(204).send();
  });

  /** The platform stops honouring an access token that has time left. */
  app.post<{ Body: Body }>(`/control/${platform}/spoil-access-token`, async (request, reply) => {
    openPlatform.spoilAccessToken(String(request.body?.openId));
    return reply.code(204).send();
  });

  app.post<{ Body: Body }>(`/control/${platform}/users`, async (request, reply) => {
    const user = openPlatform.users.get(String(request.body?.openId));
    if (!user) return reply.code(404).send({ error: 'no such user' });
    user.isBarredFromPosting = request.body?.isBarredFromPosting === true;
    return user;
  });

  app.post<{ Body: Body }>(`/control/${platform}/apps`, async (request, reply) => {
    const known = openPlatform.apps.get(String(request.body?.clientKey));
    if (!known) return reply.code(404).send({ error: 'no such app' });
    if (Array.isArray(request.body?.capabilities))
      known.capabilities = new Set(request.body.capabilities.map(String));
    if (typeof request.body?.isBanned === 'boolean') known.isBanned = request.body.isBanned;
    return { clientKey: known.clientKey, capabilities: [...known.capabilities], isBanned: known.isBanned };
  });

  /** What the author does to a work in the platform's own app, and what the review decides. */
  app.post<{ Body: Body }>(`/control/${platform}/works`, async (request, reply) => {
    const work = works.find(String(request.body?.itemId));
    if (!work) return reply.code(404).send({ error: 'no such work' });
    const { isRefused, isPinned, isDeleted, privateStatus, figures } = request.body ?? {};
    if (typeof isRefused === 'boolean') work.isRefused = isRefused;
    if (typeof isPinned === 'boolean') work.isPinned = isPinned;
    if (typeof isDeleted === 'boolean') work.isDeleted = isDeleted;
    if (typeof privateStatus === 'number') work.privateStatus = privateStatus;
    // Counters that stand still, or fall: `{plays: 12}`; an empty object lets them go on by themselves.
    if (typeof figures === 'object' && figures !== null) work.scripted = figures;
    return work;
  });
}
