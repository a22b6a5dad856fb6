import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../core/platform-simulator';
import { outcomeKinds, type ScriptedOutcome } from './weibo-outcomes';
import { addPost } from './weibo-share';
import type { WeiboGrant, WeiboState } from './weibo-state';
import type { WeiboLimits, WeiboSwitches } from './weibo-switches';

/** Things that happen to an account and end its grants. */
type GrantEvent = Exclude<WeiboGrant['ended'], undefined> | 'expired' | 'frozen' | 'unfrozen';

interface AppChanges {
  mayDestroy?: boolean;
  mayUpdate?: boolean;
  cancelUrl?: string;
  /** Host of a pending safe domain. */
  approve?: string;
  /** uid of one more test user; who is in can't be exchanged. */
  testUser?: string;
}

/** Besides the app's owner. */
const MOST_TEST_USERS = 15;

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
      if (event === 'app_removed') await tellCancellation(user.uid, grants, state, sandbox);
      return { uid: user.uid, event };
    },
  );

  /** People follow the account, and leave it. */
  app.post<{ Params: { uid: string }; Body: { followers?: number } }>(
    '/control/weibo/accounts/:uid/followers',
    async (request, reply) => {
      const user = state.users.get(request.params.uid);
      if (!user) return reply.code(404).send({ error: 'no such account' });
      user.followers = request.body?.followers ?? user.followers;
      return { uid: user.uid, followers: user.followers };
    },
  );

  /** Who granted what to which app, until when. */
  app.get('/control/weibo/grants', async () => ({ items: [...state.grants.values()] }));

  app.post<{ Params: { appKey: string }; Body: AppChanges }>(
    '/control/weibo/apps/:appKey',
    async (request, reply) => {
      const client = state.apps.get(request.params.appKey);
      if (!client) return reply.code(404).send({ error: 'no such app' });
      if (request.body?.mayDestroy !== undefined) client.mayDestroy = request.body.mayDestroy;
      const waiting = client.safeDomains.find((domain) => domain.host === request.body?.approve);
      if (waiting) waiting.approved = true;
      if (request.body?.mayUpdate !== undefined) client.mayUpdate = request.body.mayUpdate;
      if (request.body?.cancelUrl !== undefined) client.cancelUrl = request.body.cancelUrl;
      const { testUser } = request.body ?? {};
      if (testUser !== undefined) {
        if (client.testUsers.length > MOST_TEST_USERS)
          return reply.code(400).send({ error: 'an unreviewed app has fifteen test users at most' });
        client.testUsers.push(testUser);
      }
      const { appKey, mayDestroy, mayUpdate, safeDomains, testUsers } = client;
      return { appKey, mayDestroy, mayUpdate, safeDomains, testUsers };
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

/** Weibo tells the app, unsigned, that somebody removed it. Only this machine is ever told. */
async function tellCancellation(
  uid: string,
  grants: WeiboGrant[],
  state: WeiboState,
  sandbox: SandboxContext,
): Promise<void> {
  for (const appKey of new Set(grants.map((grant) => grant.appKey))) {
    const { cancelUrl } = state.apps.get(appKey) ?? {};
    if (!cancelUrl || !URL.canParse(cancelUrl)) continue;
    const url = new URL(cancelUrl);
    if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) continue;
    url.searchParams.set('source', appKey);
    url.searchParams.set('uid', uid);
    url.searchParams.set('auth_end', String(Math.floor(sandbox.clock.now().getTime() / 1_000)));
    url.searchParams.set('verification', 'sandbox');
    await fetch(url).catch(() => undefined);
  }
}
