import type { FastifyInstance } from 'fastify';
import { newAesKey, type CallbackTarget, type WechatAccount } from './wechat-account';
import { verifyAddress } from './wechat-events';
import { endWaiting } from './wechat-settle';
import type { ArticleCounts } from './wechat-statistics';
import { forceRefresh } from './wechat-tokens';
import type { WechatWorld } from './wechat-world';

interface CallbackBody {
  appId: string;
  url: string;
  mode?: CallbackTarget['mode'];
  duplicate?: boolean;
  outOfOrder?: boolean;
  /** Takes the address without asking it, as the real console would not. */
  skipVerification?: boolean;
}

/** What an account's administrator, or the platform's staff, would do in the console. */
export function registerControls(app: FastifyInstance, worldOf: () => WechatWorld): void {
  app.post<{ Body: CallbackBody }>('/control/wechat/callback', async (request, reply) => {
    const { appId, url, mode = 'secure' } = request.body;
    const { duplicate = false, outOfOrder = false, skipVerification = false } = request.body;
    const account = worldOf().account(appId);
    if (!skipVerification && !(await verifyAddress(account, url, worldOf().outsideNow())))
      return reply.code(422).send({ error: 'the address did not answer the verification with its echostr' });
    account.callback = { url, mode, duplicate, outOfOrder };
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

  // The account's owner deletes it in the console: status 5 from then on.
  app.post<{ Body: { appId: string; articleId: string } }>(
    '/control/wechat/delete-post',
    async (request, reply) => {
      const post = worldOf().account(request.body.appId).posts.get(request.body.articleId);
      if (!post) return reply.code(404).send({ error: 'no such post' });
      for (const article of post.articles) article.isDeleted = true;
      return reply.code(204).send();
    },
  );

  // Whether the administrator confirms a mass send that waits for it.
  app.post<{ Body: { appId: string; msgId: number; accepts: boolean } }>(
    '/control/wechat/confirm-mass',
    async (request, reply) => {
      const { appId, msgId, accepts } = request.body;
      const job = worldOf().account(appId).masses.get(Number(msgId));
      if (!job?.waitsForAdministrator)
        return reply.code(404).send({ error: 'nothing waits under this number' });
      endWaiting(job, worldOf().now(), accepts ? '' : 'err(40001)');
      return reply.code(204).send();
    },
  );

  // A new key in the console; events come by the old one until `done`.
  app.post<{ Body: { appId: string; done?: boolean } }>('/control/wechat/rotate-key', async (request) => {
    const account = worldOf().account(request.body.appId);
    if (request.body.done) account.previousEncodingAesKey = undefined;
    else {
      account.previousEncodingAesKey = account.encodingAesKey;
      account.encodingAesKey = newAesKey();
    }
    const { encodingAesKey, previousEncodingAesKey = null } = account;
    return { encodingAesKey, previousEncodingAesKey };
  });

  // What the statistics say of one article at the end of one day: a figure that falls, an article hardly read.
  app.post<{ Body: { appId: string; msgid: string; date: string; counts: Partial<ArticleCounts> } }>(
    '/control/wechat/statistics',
    async (request, reply) => {
      const { appId, msgid, date, counts } = request.body;
      worldOf().account(appId).statistics.set(`${msgid} ${date}`, counts);
      return reply.code(204).send();
    },
  );

  app.patch<{ Body: { unknownTokenCode?: number } }>('/control/wechat', async (request, reply) => {
    worldOf().unknownTokenCode = request.body.unknownTokenCode === 40014 ? 40014 : 40001;
    return reply.code(204).send();
  });

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
  'wrongSecretCode',
  'callerUnconfirmed',
  'tellsMsgDataId',
  'addresses',
  'massStatus',
  'massCheckState',
  'massProtection',
  'quotaText',
  'followers',
  'tags',
  'statisticsDelayed',
] as const satisfies (keyof WechatAccount)[];

function pick(body: Partial<WechatAccount>): Partial<WechatAccount> {
  return Object.fromEntries(
    changeable.filter((key) => body[key] !== undefined).map((key) => [key, body[key]]),
  );
}
