import { beijingDate } from '@haojiao/kernel';
import type { FastifyInstance } from 'fastify';
import { WechatError } from './wechat-error';
import { usedToday } from './wechat-quotas';
import { plainText, wechatRoute } from './wechat-routes';
import type { WechatWorld } from './wechat-world';

const PREVIEWS_BY_NAME = 100;
const msgTypes = ['mpnews', 'text', 'voice', 'music', 'image', 'mpvideo', 'wxcard'];
const perMinute = [800_000, 600_000, 450_000, 300_000, 100_000];

/** Around mass sending: a look at it on one telephone, and its speed. */
export function registerMassTools(app: FastifyInstance, world: WechatWorld): void {
  wechatRoute(app, world, '/cgi-bin/message/mass/preview', { method: 'POST' }, ({ account, json }) => {
    const byName = plainText(json.towxname);
    if (byName === '' && plainText(json.touser) === '') throw new WechatError(40003);
    if (!msgTypes.includes(plainText(json.msgtype))) throw new WechatError(40008);
    const draft = (json.mpnews as { media_id?: unknown } | undefined)?.media_id;
    if (json.msgtype === 'mpnews' && !account.drafts.has(plainText(draft))) throw new WechatError(40007);
    if (byName !== '') {
      const used = usedToday(account, 'preview_by_name', world.now());
      if (used >= PREVIEWS_BY_NAME) throw new WechatError(45009);
      account.used.set('preview_by_name', { day: beijingDate(world.now()), count: used + 1 });
    }
    return { errcode: 0, errmsg: 'preview success' };
  });

  const speed = '/cgi-bin/message/mass/speed';
  wechatRoute(app, world, `${speed}/get`, { method: 'POST', body: 'none' }, ({ account }) => ({
    speed: account.speed,
    // In units of ten thousand a minute.
    realspeed: perMinute[account.speed]! / 10_000,
  }));
  wechatRoute(app, world, `${speed}/set`, { method: 'POST' }, ({ account, json }) => {
    if (json.speed === undefined) throw new WechatError(45084);
    const wanted = Number(json.speed);
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 4) throw new WechatError(45083);
    account.speed = wanted;
    return { errcode: 0, errmsg: 'ok' };
  });
}
