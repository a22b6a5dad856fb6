import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FollowerPost, PlatformSimulator, SandboxContext } from '../core/platform-simulator';
import { callerOf, chargeCall } from './weibo-access';
import { createWeiboAccount } from './weibo-accounts';
import { registerWeiboControls } from './weibo-controls';
import { errorAnswer, sendError, WeiboRefusal, type RefusalWords } from './weibo-error-answers';
import { registerOauth } from './weibo-oauth';
import { registerReading } from './weibo-reading';
import { share, takeShare, update } from './weibo-share';
import { stateOfPost, WeiboState, type WeiboPost } from './weibo-state';
import { codeOf } from './weibo-text';

/** Closed to ordinary apps in July 2017; open to an app with `mayUpdate`. */
const reserved = ['update', 'upload'].map((name) => `/2/statuses/${name}.json`);
/** Closed to every app here: several pictures, the commercial interface, headline articles, native video. */
const closed = [
  '/2/statuses/upload_url_text.json',
  '/2/statuses/upload_pic.json',
  '/2/:group/:name/biz.json',
  '/proxy/article/publish.json',
  '/2/proxy/media/:name',
  '/2/multimedia/:name',
];
const SHARE = '/2/statuses/share.json';

/** Sina Weibo as its developers' documents and the reports of developers describe it. */
export function createWeiboSimulator(): PlatformSimulator {
  const state = new WeiboState();
  let context: SandboxContext | undefined;

  return {
    platform: 'weibo',
    hosts: [{ role: 'api', portSetting: 'HAOJIAO_SANDBOX_WEIBO_PORT' }],

    register(_role, app, sandbox) {
      context = sandbox;
      answerRefusals(app, state);
      app.addHook('preHandler', async (request) => {
        if (state.switches.httpsOnly && request.protocol !== 'https') throw new WeiboRefusal(21320);
      });
      registerOauth(app, state, sandbox);
      registerReading(app, state, sandbox);
      app.all(SHARE, (request, reply) => share(request, reply, state, sandbox));
      for (const path of reserved) app.all(path, (request, reply) => update(request, reply, state, sandbox));
      for (const path of closed)
        app.all(path, async (request) => {
          const now = sandbox.clock.now().getTime();
          chargeCall(callerOf(request, state, now), request.ip, state, now);
          throw new WeiboRefusal(10014);
        });
    },

    registerControls: (app, sandbox) => registerWeiboControls(app, state, sandbox),
    createAccount: (options, sandbox) => createWeiboAccount(options, state, sandbox),

    posts: (sandbox) => [...state.posts].reverse().map((post) => followerPost(post, state, sandbox)),

    faultAnswer(code, request, reply) {
      const { status, body } = errorAnswer(orderedRefusal(code, request), request, state.switches);
      reply.code(status).type('application/json; charset=UTF-8');
      return body;
    },

    reset: () => state.reset(),
  };

  /** Two codes say that the post went out: ordered as a fault they have to be true as well. */
  function orderedRefusal(code: string, request: FastifyRequest): RefusalWords {
    const kind = /^20053/.test(code) ? 'review_20053' : /^20032/.test(code) ? 'slow_20032' : undefined;
    if (!kind || !context || !request.url.startsWith(SHARE)) return { code };
    try {
      takeShare(request, state, context, { kind });
      return { code };
    } catch (error) {
      if (error instanceof WeiboRefusal) return error;
      throw error;
    }
  }
}

function answerRefusals(app: FastifyInstance, state: WeiboState): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof WeiboRefusal) return sendError(error, request, reply, state.switches);
    return sendError({ code: 10001 }, request, reply, state.switches);
  });
  app.setNotFoundHandler((request, reply) => sendError({ code: 10020 }, request, reply, state.switches));
}

function followerPost(post: WeiboPost, state: WeiboState, sandbox: SandboxContext): FollowerPost {
  return {
    id: post.mid,
    platform: 'weibo',
    accountId: post.uid,
    accountName: state.users.get(post.uid)?.name ?? post.uid,
    title: '',
    text: post.text,
    images: post.picture ? [post.picture.url] : [],
    url: `https://weibo.com/${post.uid}/${codeOf(post.mid)}`,
    publishedAt: new Date(post.createdAt).toISOString(),
    state: stateOfPost(post, sandbox.clock.now().getTime()),
    marker: post.links.map((link) => link.long).join(' '),
  };
}
