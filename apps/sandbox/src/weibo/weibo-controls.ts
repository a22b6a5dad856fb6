import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../core/platform-simulator';
import { outcomeKinds, type ScriptedOutcome } from './weibo-outcomes';
import { addPost } from './weibo-share';
import type { WeiboGrant, WeiboState } from './weibo-state';
import type { WeiboLimits, WeiboSwitches } from './weibo-switches';

/** Things that happen to an account and end its grants. */
type GrantEvent = Exclude<WeiboGrant['ended'], undefined> | 'expired' | 'frozen' | 'unfrozen';

/** Levers under `/control/weibo/`. */
export function registerWeiboControls(
  app: FastifyInstance,
  state: WeiboState,
  sandbox: SandboxContext,
): void {
  app.get('/control/weibo/outcomes', async () => ({ items: state.outcomes, kinds: outcomeKinds }));
  app.post<{ Body: ScriptedOutcome }>('/control/weibo/outcomes', async (request, reply) => {
    if (!outcomeKinds.includes(request.body?.kind))
      return reply.code(400).send({ error: `kind is one of ${outcomeKinds.join(', ')}` });
    state.outcomes.push({ ...request.body });
    return reply.code(201).send(request.body);
  });
  app.delete('/control/weibo/outcomes', async (_request, reply) => {
    state.outcomes = [];
    return reply.code(204).send();
  });

  app.get('/control/weibo/switches', async () => state.switches);
  app.post<{ Body: Partial<WeiboSwitches> }>('/control/weibo/switches', async (request, reply) => {
    const unknown = Object.keys(request.body ?? {}).filter((name) => !(name in state.switches));
    if (unknown.length > 0) return reply.code(400).send({ error: `no such switch: ${unknown.join(', ')}` });
    state.switches = { ...state.switches, ...request.body };
    return state.switches;
  });

  app.get('/control/weibo/limits', async () => state.limits);
  app.post<{ Body: Partial<WeiboLimits> }>('/control/weibo/limits', async (request, reply) => {
    const unknown = Object.keys(request.body ?? {}).filter((name) => !(name in state.limits));
    if (unknown.length > 0) return reply.code(400).send({ error: `no such limit: ${unknown.join(', ')}` });
    state.limits = { ...state.limits, ...request.body };
    return state.limits;
  });

  app.get('/control/weibo/risk-words', async () => state.riskWords);
  app.post<{ Body: Record<string, number> }>('/control/weibo/risk-words', async (request) => {
    state.riskWords = { ...state.riskWords, ...request.body };
    return state.riskWords;
  });

  app.post<{ Params: { uid: string }; Body: { event?: GrantEvent } }>(
    '/control/weibo/accounts/:uid/events',
    async (request, reply) => {
      const user = state.users.get(request.params.uid);
      if (!user) return reply.code(404).send({ error: 'no such account' });
      const event = request.body?.event;
      const grants = [...state.grants.values()].filter((grant) => grant.uid === user.uid);
      if (event === 'frozen' || event === 'unfrozen') user.frozen = event === 'frozen';
      else if (event === 'expired')
        for (const grant of grants) grant.expiresAt = sandbox.clock.now().getTime();
      else if (event === 'revoked' || event === 'password_changed' || event === 'app_removed')
        for (const grant of grants) grant.ended = event;
      else
        return reply
          .code(400)
          .send({ error: 'event: expired, revoked, password_changed, app_removed, frozen, unfrozen' });
      return { uid: user.uid, event };
    },
  );

  app.post<{ Params: { appKey: string }; Body: { mayDestroy?: boolean; approve?: string } }>(
    '/control/weibo/apps/:appKey',
    async (request, reply) => {
      const client = state.apps.get(request.params.appKey);
      if (!client) return reply.code(404).send({ error: 'no such app' });
      if (request.body?.mayDestroy !== undefined) client.mayDestroy = request.body.mayDestroy;
      const waiting = client.safeDomains.find((domain) => domain.host === request.body?.approve);
      if (waiting) waiting.approved = true;
      return { appKey: client.appKey, mayDestroy: client.mayDestroy, safeDomains: client.safeDomains };
    },
  );

  /** A post that somebody makes by hand with the account. */
  app.post<{ Body: { uid?: string; text?: string } }>('/control/weibo/posts', async (request, reply) => {
    const { uid = '', text = '' } = request.body ?? {};
    if (!state.users.has(uid) || text === '')
      return reply.code(400).send({ error: 'uid and text are needed' });
    const post = addPost(state, sandbox, { uid, appKey: null, status: text, rip: null });
    return reply.code(201).send({ mid: post.mid });
  });
  /** Somebody deletes a post on Weibo itself: nobody is told. */
  app.delete<{ Params: { mid: string } }>('/control/weibo/posts/:mid', async (request, reply) => {
    const post = state.posts.find((candidate) => candidate.mid === request.params.mid);
    if (!post) return reply.code(404).send({ error: 'no such post' });
    post.deletedAt = sandbox.clock.now().getTime();
    return reply.code(204).send();
  });
  app.post<{ Params: { mid: string }; Body: { reposts?: number; comments?: number; attitudes?: number } }>(
    '/control/weibo/posts/:mid/counts',
    async (request, reply) => {
      const post = state.posts.find((candidate) => candidate.mid === request.params.mid);
      if (!post) return reply.code(404).send({ error: 'no such post' });
      const { reposts = 0, comments = 0, attitudes = 0 } = request.body ?? {};
      post.counts = { reposts, comments, attitudes };
      return { mid: post.mid, ...post.counts };
    },
  );
}
