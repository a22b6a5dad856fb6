import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../core/platform-simulator';
import { callerOf, chargeCall, usedByIp, usedCalls, usedPosts, type Caller } from './weibo-access';
import { WeiboRefusal } from './weibo-error-answers';
import { stateOfPost, type WeiboPost, type WeiboState } from './weibo-state';
import { statusObject, userObject, visiblePosts } from './weibo-status-object';
import { chinaTime, parametersOf, sendJson } from './weibo-wire';

/** What an ordinary app is shown of a timeline. */
const TIMELINE_LENGTH = 5;
const MOST_IDS = 100;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function registerReading(app: FastifyInstance, state: WeiboState, sandbox: SandboxContext): void {
  const charged = (
    request: FastifyRequest,
  ): { caller: Caller; now: number; parameters: Record<string, string> } => {
    const now = sandbox.clock.now().getTime();
    const caller = callerOf(request, state, now);
    chargeCall(caller, request.ip, state, now);
    return { caller, now, parameters: parametersOf(request) };
  };
  const show = (post: WeiboPost): Record<string, unknown> => statusObject(post, state, sandbox.random);

  app.get('/2/statuses/user_timeline.json', async (request, reply) => {
    const { caller, now, parameters } = charged(request);
    if (state.switches.timelineRefused) throw new WeiboRefusal(10014);
    if (parameters.uid && parameters.uid !== caller.user.uid) throw new WeiboRefusal(21335);
    const posts = visiblePosts(state, caller.user.uid, now).filter(
      (post) => parameters.base_app !== '1' || post.appKey === caller.app.appKey,
    );
    const count = Math.min(Number(parameters.count) || TIMELINE_LENGTH, TIMELINE_LENGTH);
    const start = (Math.max(Number(parameters.page) || 1, 1) - 1) * count;
    return sendJson(reply, {
      statuses: posts
        .slice(0, TIMELINE_LENGTH)
        .slice(start, start + count)
        .map(show),
      hasvisible: false,
      previous_cursor: 0,
      next_cursor: 0,
      total_number: posts.length,
    });
  });

  app.get('/2/statuses/show.json', async (request, reply) => {
    const { now, parameters } = charged(request);
    return sendJson(reply, show(visiblePost(state, parameters.id, now)));
  });

  app.get('/2/statuses/count.json', async (request, reply) => {
    const { now, parameters } = charged(request);
    const ids = (parameters.ids ?? '').split(',').filter((id) => id !== '');
    if (ids.length === 0) throw new WeiboRefusal(20001);
    if (ids.length > MOST_IDS) throw new WeiboRefusal(20009);
    const found = state.posts.filter(
      (post) => ids.includes(post.mid) && stateOfPost(post, now) === 'visible',
    );
    return sendJson(
      reply,
      shuffled(found, sandbox.random).map((post) => countsObject(post, state, now)),
    );
  });

  app.get('/2/users/show.json', async (request, reply) => {
    const { parameters } = charged(request);
    if ((parameters.uid === undefined) === (parameters.screen_name === undefined))
      throw new WeiboRefusal(10008);
    const user = [...state.users.values()].find(
      (candidate) => candidate.uid === parameters.uid || candidate.name === parameters.screen_name,
    );
    if (!user) throw new WeiboRefusal(20003);
    return sendJson(reply, userObject(user, state));
  });

  app.get('/2/users/counts.json', async (request, reply) => {
    const { parameters } = charged(request);
    const uids = (parameters.uids ?? '').split(',').filter((uid) => uid !== '');
    if (uids.length === 0) throw new WeiboRefusal(20001);
    if (uids.length > MOST_IDS) throw new WeiboRefusal(20009);
    const users = uids.flatMap((uid) => state.users.get(uid) ?? []);
    return sendJson(
      reply,
      users.map((user) => {
        const { followers_count, friends_count, statuses_count } = userObject(user, state);
        return {
          id: user.uid,
          followers_count: String(followers_count),
          friends_count: String(friends_count),
          statuses_count: String(statuses_count),
        };
      }),
    );
  });

  app.get('/2/account/get_uid.json', async (request, reply) =>
    sendJson(reply, { uid: BigInt(charged(request).caller.user.uid) }),
  );

  app.get('/2/account/rate_limit_status.json', async (request, reply) => {
    const now = sandbox.clock.now().getTime();
    return sendJson(reply, limitsObject(callerOf(request, state, now), request.ip, state, now));
  });

  /** Only comments of people who authorised the app are shown: there are more of them than are listed. */
  app.get('/2/comments/show.json', async (request, reply) => {
    const { now, parameters } = charged(request);
    const post = visiblePost(state, parameters.id, now);
    return sendJson(reply, {
      comments: [],
      hasvisible: false,
      previous_cursor: 0,
      next_cursor: 0,
      total_number: Number(countsObject(post, state, now).comments),
      status: show(post),
    });
  });

  app.all('/2/statuses/destroy.json', (request, reply) => destroy(request, reply));

  async function destroy(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (request.method !== 'POST') throw new WeiboRefusal(10021);
    const { caller, now, parameters } = charged(request);
    if (!caller.app.mayDestroy) throw new WeiboRefusal(10014);
    if (!parameters.id) throw new WeiboRefusal(20109);
    // A post under review is hidden, but it can be taken back.
    const post = state.posts.find((candidate) => candidate.mid === parameters.id);
    if (!post || ['deleted', 'rejected'].includes(stateOfPost(post, now))) throw new WeiboRefusal(20101);
    if (post.uid !== caller.user.uid) throw new WeiboRefusal(20102);
    post.deletedAt = now;
    return sendJson(reply, { ...show(post), deleted: 1 });
  }
}

function visiblePost(state: WeiboState, id: string | undefined, now: number): WeiboPost {
  const post = state.posts.find((candidate) => candidate.mid === id);
  if (!post || stateOfPost(post, now) !== 'visible') throw new WeiboRefusal(20101);
  return post;
}

/** Scripted figures, else ones that grow with the post's age. */
function countsObject(post: WeiboPost, state: WeiboState, now: number): Record<string, unknown> {
  const minutes = Math.floor((now - post.createdAt) / MINUTE_MS);
  const counts = post.counts ?? {
    reposts: Math.floor(Math.sqrt(minutes)),
    comments: Math.floor(Math.sqrt(minutes) / 2),
    attitudes: Math.floor(Math.sqrt(minutes) * 3),
  };
  const write = (value: number): number | string => (state.switches.countsAsStrings ? String(value) : value);
  return {
    id: BigInt(post.mid),
    comments: write(counts.comments),
    reposts: write(counts.reposts),
    attitudes: write(counts.attitudes),
  };
}

function limitsObject(caller: Caller, ip: string, state: WeiboState, now: number): Record<string, unknown> {
  const { limits } = state;
  const reset = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
  return {
    ip_limit: limits.callsPerIpAndHour,
    limit_time_unit: 'HOURS',
    remaining_ip_hits: limits.callsPerIpAndHour - usedByIp(state, ip, now),
    remaining_user_hits: limits.callsPerUserAndDay - usedCalls(state, caller, now),
    user_limit: limits.callsPerUserAndDay,
    reset_time: chinaTime(reset),
    reset_time_in_seconds: Math.ceil((reset - now) / 1_000),
    api_rate_limits: [
      {
        api: '/statuses/share',
        limit: limits.postsPerUserAndHour,
        limit_time_unit: 'HOURS',
        remaining_hits: limits.postsPerUserAndHour - usedPosts(state, caller, now),
      },
    ],
  };
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
