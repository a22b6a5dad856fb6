import { beijingDate, DAY_MS } from '@haojiao/kernel';
import type { FastifyInstance } from 'fastify';
import { bodyOf } from '../core/received-body';
import type { WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';
import { dailyLimit, usedToday } from './wechat-quotas';
import { answered, plainText, wechatRoute } from './wechat-routes';
import type { WechatWorld } from './wechat-world';

const CLEARS_PER_MONTH = 10;
const PATH_CLEARS_PER_MONTH = 50;

/** Tools around the interface itself: quotas, request ids, the platform's addresses. */
export function registerOpenapiRoutes(app: FastifyInstance, world: WechatWorld): void {
  wechatRoute(app, world, '/cgi-bin/openapi/quota/get', { method: 'POST' }, ({ account, json }) => {
    const path = plainText(json.cgi_path);
    if (!path.startsWith('/')) throw new WechatError(76021);
    const limit = dailyLimit(account, path);
    const used = usedToday(account, path, world.now());
    return {
      errcode: 0,
      errmsg: 'ok',
      quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) },
      // Absent for most paths.
      ...(path === '/cgi-bin/message/mass/sendall'
        ? { rate_limit: { call_count: 60, refresh_second: 60 } }
        : {}),
    };
  });

  wechatRoute(app, world, '/cgi-bin/clear_quota', { method: 'POST' }, ({ account, json }) => {
    if (json.appid !== account.appId) throw new WechatError(40013);
    clearAll(account, world.now());
    return { errcode: 0, errmsg: 'ok' };
  });

  // By secret: works when even the quota of tokens is gone. The table says body, the sample query: both are read.
  app.post('/cgi-bin/clear_quota/v2', (request, reply) =>
    answered(world, request, reply, async () => {
      const json = bodyOf(request).json();
      const fields = { ...(json as object), ...(request.query as object) } as Record<string, unknown>;
      const account = world.accounts.get(plainText(fields.appid));
      if (!account) throw new WechatError(40013);
      if (account.appSecret !== fields.appsecret) throw new WechatError(40125);
      clearAll(account, world.now());
      return { errcode: 0, errmsg: 'ok' };
    }),
  );

  wechatRoute(app, world, '/cgi-bin/openapi/quota/clear', { method: 'POST' }, ({ account, json }) => {
    const path = plainText(json.cgi_path);
    if (!path.startsWith('/')) throw new WechatError(76021);
    account.pathsClearedThisMonth = counted(
      account.pathsClearedThisMonth,
      world.now(),
      PATH_CLEARS_PER_MONTH,
    );
    account.used.delete(path);
    return { errcode: 0, errmsg: 'ok' };
  });

  wechatRoute(app, world, '/cgi-bin/openapi/rid/get', { method: 'POST' }, ({ account, json }) => {
    const rid = plainText(json.rid);
    if (!/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/.test(rid)) throw new WechatError(76002);
    const record = world.rids.get(rid);
    if (!record) throw new WechatError(76001);
    if (record.appId !== undefined && record.appId !== account.appId) throw new WechatError(76003);
    if (world.now().getTime() - record.at.getTime() > 7 * DAY_MS) throw new WechatError(76004);
    return {
      errcode: 0,
      errmsg: 'ok',
      request: { invoke_time: Math.floor(record.at.getTime() / 1_000), request_url: record.url },
    };
  });

  for (const path of ['/cgi-bin/get_api_domain_ip', '/cgi-bin/getcallbackip'])
    wechatRoute(app, world, path, { method: 'GET', body: 'none' }, () => ({ ip_list: ['127.0.0.1'] }));
}

/** @throws WechatError 48006 when the month's allowance is used up */
function clearAll(account: WechatAccount, now: Date): void {
  account.clearedThisMonth = counted(account.clearedThisMonth, now, CLEARS_PER_MONTH);
  account.used.clear();
}

function counted(before: { month: string; count: number }, now: Date, most: number): typeof before {
  const month = beijingDate(now).slice(0, 7);
  const count = before.month === month ? before.count : 0;
  if (count >= most) throw new WechatError(48006);
  return { month, count: count + 1 };
}
