import { beijingDate, DAY_MS } from '@haojiao/kernel';
import type { FastifyInstance } from 'fastify';
import { WechatError } from './wechat-error';
import { dailyLimit, usedToday } from './wechat-quotas';
import { plainText, wechatRoute } from './wechat-routes';
import type { WechatWorld } from './wechat-world';

const CLEARS_PER_MONTH = 10;

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
    };
  });

  wechatRoute(app, world, '/cgi-bin/clear_quota', { method: 'POST' }, ({ account, json }) => {
    if (json.appid !== account.appId) throw new WechatError(40013);
    const month = beijingDate(world.now()).slice(0, 7);
    const cleared = account.clearedThisMonth.month === month ? account.clearedThisMonth.count : 0;
    if (cleared >= CLEARS_PER_MONTH) throw new WechatError(48006);
    account.clearedThisMonth = { month, count: cleared + 1 };
    account.used.clear();
    return { errcode: 0, errmsg: 'ok' };
  });

  wechatRoute(app, world, '/cgi-bin/openapi/rid/get', { method: 'POST' }, ({ json }) => {
    const record = world.rids.get(String(json.rid));
    if (!record || world.now().getTime() - record.at.getTime() > 7 * DAY_MS) throw new WechatError(76001);
    return {
      errcode: 0,
      errmsg: 'ok',
      request: { invoke_time: Math.floor(record.at.getTime() / 1_000), request_url: record.url },
    };
  });

  for (const path of ['/cgi-bin/get_api_domain_ip', '/cgi-bin/getcallbackip'])
    wechatRoute(app, world, path, { method: 'GET', body: 'none' }, () => ({ ip_list: ['127.0.0.1'] }));
}
