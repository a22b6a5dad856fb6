import type { PlatformSimulator, SandboxContext } from '../core/platform-simulator';
import { newAccount } from './wechat-account';
import { registerArticlePages } from './wechat-article-page';
import { registerControls } from './wechat-controls';
import { registerDatacubeRoutes } from './wechat-datacube';
import { registerDraftRoutes } from './wechat-drafts';
import { deliverEvents } from './wechat-events';
import { registerMassRoutes } from './wechat-mass';
import { registerMassTools } from './wechat-mass-tools';
import { registerMaterialRoutes } from './wechat-material';
import { registerOpenapiRoutes } from './wechat-openapi';
import { followerPosts } from './wechat-posts';
import { registerPublishRoutes } from './wechat-publish';
import { answered, errorBody } from './wechat-routes';
import { settle } from './wechat-settle';
import { WechatError } from './wechat-error';
import { registerTokenRoutes } from './wechat-tokens';
import { WechatWorld } from './wechat-world';

/**
 * WeChat Official Accounts as their reference describes them (read 2026-11): tokens, material, drafts, publishing
 * without notice and to followers, the events, quotas and statistics. Comments are left out.
 */
export function createWechatSimulator(): PlatformSimulator {
  let world: WechatWorld | undefined;
  const worldOf = (sandbox?: SandboxContext): WechatWorld => {
    if (!world && sandbox) world = new WechatWorld(sandbox);
    if (!world) throw new Error('The WeChat simulator has not been started');
    return world;
  };
  return {
    platform: 'wechat',
    hosts: [{ role: 'api', portSetting: 'HAOJIAO_SANDBOX_WECHAT_PORT' }],
    register: (_role, app, sandbox) => {
      const its = worldOf(sandbox);
      app.addHook('onRequest', async (request, reply) => {
        // Chunked bodies are refused by the gateway before anything looks at them.
        if (request.headers['transfer-encoding'] !== undefined)
          return reply
            .code(412)
            .header('connection', 'close')
            .type('text/html')
            .send('<html><body>412 Precondition Failed</body></html>');
      });
      app.setNotFoundHandler((request, reply) =>
        answered(its, request, reply, async () => {
          throw new WechatError(40066);
        }),
      );
      registerTokenRoutes(app, its);
      registerMaterialRoutes(app, its);
      registerDraftRoutes(app, its);
      registerPublishRoutes(app, its);
      registerMassRoutes(app, its);
      registerMassTools(app, its);
      registerOpenapiRoutes(app, its);
      registerDatacubeRoutes(app, its);
      registerArticlePages(app, its);
    },
    registerControls: (app) => registerControls(app, worldOf),
    createAccount: (options, sandbox) => {
      const account = newAccount(options);
      worldOf(sandbox).accounts.set(account.appId, account);
      const { appId, appSecret, callbackToken, encodingAesKey } = account;
      return { credentials: { appId, appSecret, callbackToken, encodingAesKey }, settings: {} };
    },
    posts: (sandbox) => followerPosts(worldOf(sandbox)),
    faultAnswer: (code, request) => errorBody(worldOf(), request, Number(code)),
    tick: async (sandbox) => {
      const its = worldOf(sandbox);
      for (const account of its.accounts.values()) settle(its, account);
      await deliverEvents(its);
    },
    reset: () => world?.clear(),
  };
}
