import { randomBytes } from 'node:crypto';
import type { CreatedAccount, SandboxContext } from '../core/platform-simulator';
import type { AppLevel, WeiboState } from './weibo-state';

const levels: readonly AppLevel[] = ['test', 'normal', 'owner'];

/**
 * An app, a user and a grant of the one for the other. Options: `name`, `level` (`test`, `normal`, `owner`), `safeDomains`,
 * `pendingDomains` (entered, not yet approved), `redirectUri`, `tokenSeconds`, `mayDestroy`, `mayUpdate`, `cancelUrl`,
 * `realIp`, `verifiedType`, `followers`.
 */
export function createWeiboAccount(
  options: Record<string, unknown>,
  state: WeiboState,
  sandbox: SandboxContext,
): CreatedAccount {
  const uid = state.nextUid();
  const safeDomains = texts(options.safeDomains) ?? ['localhost', '127.0.0.1'];
  const app = {
    appKey: String(3_000_000_000 + state.apps.size + 1),
    appSecret: randomBytes(16).toString('hex'),
    level: levels.find((level) => level === options.level) ?? 'normal',
    redirectUri: typeof options.redirectUri === 'string' ? options.redirectUri : undefined,
    safeDomains: [
      ...safeDomains.map((host) => ({ host, approved: true })),
      ...(texts(options.pendingDomains) ?? []).map((host) => ({ host, approved: false })),
    ],
    testUsers: [uid],
    mayDestroy: options.mayDestroy !== false,
    mayUpdate: options.mayUpdate === true,
    cancelUrl: typeof options.cancelUrl === 'string' ? options.cancelUrl : undefined,
    tokenSeconds: typeof options.tokenSeconds === 'number' ? options.tokenSeconds : undefined,
  };
  state.apps.set(app.appKey, app);
  state.users.set(uid, {
    uid,
    name: typeof options.name === 'string' ? options.name : `示范市总工会${state.users.size + 1}`,
    verifiedType: typeof options.verifiedType === 'number' ? options.verifiedType : 7,
    followers: typeof options.followers === 'number' ? options.followers : 1_024,
    frozen: false,
  });
  const grant = state.issueGrant(app, uid, sandbox.clock.now().getTime());
  return {
    credentials: {
      appKey: app.appKey,
      appSecret: app.appSecret,
      accessToken: grant.token,
      uid,
      expiresAt: new Date(grant.expiresAt).toISOString(),
    },
    settings: {
      safeDomains,
      realIp: typeof options.realIp === 'string' ? options.realIp : '211.156.0.1',
    },
  };
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value)
    ? value.filter((entry): entry is string => typeof entry === 'string')
    : undefined;
}
