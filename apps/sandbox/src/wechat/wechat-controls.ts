import type { FastifyInstance } from 'fastify';
import type { CallbackTarget, WechatAccount } from './wechat-account';
import { verifyAddress } from './wechat-events';
import { forceRefresh } from './wechat-tokens';
import type { WechatWorld } from './wechat-world';

interface CallbackBody {
  appId: string;
  url: string;
  mode?: CallbackTarget['mode'];
  duplicate?: boolean;
  /** Takes the address without asking it, as the real console would not. */
  skipVerification?: boolean;
}

/** What an account's administrator, or the platform's staff, would do in the console. */
export function registerControls(app: FastifyInstance, worldOf: () => WechatWorld): void {
  app.post<{ Body: CallbackBody }>('/control/wechat/callback', async (request, reply) => {
    const { appId, url, mode = 'secure', duplicate = false, skipVerification = false } = request.body;
    const account = worldOf().account(appId);
    if (!skipVerification && !(await verifyAddress(account, url, worldOf().outsideNow())))
      return reply.code(422).send({ error: 'the address did not answer the verification with its echostr' });
    account.callback = { url, mode, duplicate };
    return { appId, url, mode };
  });

  // Somebody else forces a new token: the one in use is dead from now on.
  app.post<{ Body: { appId: string } }>('/control/wechat/supersede-token', async (request, reply) => {
    const account = worldOf().account(request.body.appId);
    account.forcedRefreshAt = undefined;
    forceRefresh(worldOf(), account);
    account.forcedRefreshAt = undefined;
    return reply.code(204).send();
  });

  app.post<{ Body: { appId: string; articleId: string } }>(
    '/control/wechat/block',
    async (request, reply) => {
      const post = worldOf().account(request.body.appId).posts.get(request.body.articleId);
      if (!post) return reply.code(404).send({ error: 'no such post' });
      post.blocked = true;
      return reply.code(204).send();
    },
  );

  app.patch<{ Params: { appId: string }; Body: Partial<WechatAccount> }>(
    '/control/wechat/accounts/:appId',
    async (request, reply) => {
      Object.assign(worldOf().account(request.params.appId), pick(request.body));
      return reply.code(204).send();
    },
  );
}

const changeable = [
  'profile',
  'secretFrozen',
  'ipWhitelist',
  'mayOpenComments',
  'refusesOutsideLinks',
  'publishMs',
  'publishStatus',
  'draftConsumedAt',
  'quotas',
] as const satisfies (keyof WechatAccount)[];

function pick(body: Partial<WechatAccount>): Partial<WechatAccount> {
  return Object.fromEntries(
    changeable.filter((key) => body[key] !== undefined).map((key) => [key, body[key]]),
  );
}
