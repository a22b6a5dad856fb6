import { beijingDate, MINUTE_MS, SECOND_MS } from '@haojiao/kernel';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyOf } from '../core/received-body';
import type { IssuedToken, WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';
import { charge, usedToday } from './wechat-quotas';
import { answered, plainText } from './wechat-routes';
import type { WechatWorld } from './wechat-world';

const LIFE_MS = 7_200 * SECOND_MS;
const OVERLAP_MS = 5 * MINUTE_MS;
const FORCED_PER_DAY = 20;
const FORCED_APART_MS = 30 * SECOND_MS;

/** The two ways to a token; they know nothing of each other. */
export function registerTokenRoutes(app: FastifyInstance, world: WechatWorld): void {
  app.get('/cgi-bin/token', (request, reply) =>
    answered(world, request, reply, async () => {
      const query = request.query as Record<string, string | undefined>;
      const account = signIn(world, request, query);
      charge(account, '/cgi-bin/token', world.now());
      const previous = account.token;
      account.token = issue(world, account);
      // The one before works for five more minutes.
      if (previous) retire(world, previous, new Date(world.now().getTime() + OVERLAP_MS));
      return answer(world, account.token);
    }),
  );
  app.get('/cgi-bin/stable_token', (request, reply) =>
    answered(world, request, reply, async () => {
      throw new WechatError(43002);
    }),
  );
  app.post('/cgi-bin/stable_token', (request, reply) =>
    answered(world, request, reply, async () => {
      const json = bodyOf(request).json();
      if (json === null || typeof json !== 'object') throw new WechatError(47001);
      const fields = json as Record<string, unknown>;
      const account = signIn(world, request, fields);
      charge(account, '/cgi-bin/stable_token', world.now());
      if (fields.force_refresh === true) forceRefresh(world, account);
      return answer(world, currentStableToken(world, account));
    }),
  );
}

/** The same token while more than five minutes are left; then the next one, both valid until the first one's end. */
function currentStableToken(world: WechatWorld, account: WechatAccount): IssuedToken {
  const left = (account.stableToken?.expiresAt.getTime() ?? 0) - world.now().getTime();
  if (!account.stableToken || left < OVERLAP_MS) account.stableToken = issue(world, account);
  return account.stableToken;
}

/** Kills the token at once. Earlier than 30 s after the last time it does nothing. @throws WechatError 45009 */
export function forceRefresh(world: WechatWorld, account: WechatAccount): void {
  const now = world.now();
  const since = account.forcedRefreshAt ? now.getTime() - account.forcedRefreshAt.getTime() : Infinity;
  if (since < FORCED_APART_MS) return;
  if (usedToday(account, 'forced_refresh', now) >= FORCED_PER_DAY) throw new WechatError(45009);
  account.used.set('forced_refresh', {
    day: beijingDate(now),
    count: usedToday(account, 'forced_refresh', now) + 1,
  });
  if (account.stableToken) retire(world, account.stableToken, now);
  account.stableToken = issue(world, account);
  account.forcedRefreshAt = now;
}

function signIn(world: WechatWorld, request: FastifyRequest, fields: Record<string, unknown>): WechatAccount {
  if (fields.grant_type !== 'client_credential') throw new WechatError(40002);
  if (!fields.appid) throw new WechatError(41002);
  if (!fields.secret) throw new WechatError(41004);
  const account = world.accounts.get(plainText(fields.appid));
  if (!account) throw new WechatError(40013);
  if (account.ipWhitelist.length > 0 && !account.ipWhitelist.includes(request.ip))
    throw new WechatError(40164, `invalid ip ${request.ip} ipv6 ::ffff:${request.ip}, not in whitelist`);
  if (account.secretFrozen) throw new WechatError(40243);
  if (account.appSecret !== fields.secret) throw new WechatError(account.wrongSecretCode);
  if (account.callerUnconfirmed) throw new WechatError(89503);
  return account;
}

function issue(world: WechatWorld, account: WechatAccount): IssuedToken {
  const token = {
    value: `${randomBytes(4).toString('hex')}_${randomBytes(96).toString('base64url')}`,
    expiresAt: new Date(world.now().getTime() + LIFE_MS),
  };
  world.tokens.set(token.value, { ...token, appId: account.appId });
  return token;
}

function retire(world: WechatWorld, token: IssuedToken, from: Date): void {
  const known = world.tokens.get(token.value);
  if (known) known.deadFrom = from;
}

function answer(world: WechatWorld, token: IssuedToken): unknown {
  const left = Math.floor((token.expiresAt.getTime() - world.now().getTime()) / SECOND_MS);
  return { access_token: token.value, expires_in: left };
}
