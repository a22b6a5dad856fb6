import { beijingDate } from '@haojiao/kernel';
import type { WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';

/** Calls per day of a newly registered account, by the platform's table of frequencies (read 2026-11). */
const daily: Readonly<Record<string, number>> = {
  '/cgi-bin/token': 2_000,
  '/cgi-bin/stable_token': 500_000,
  '/cgi-bin/media/upload': 100_000,
  '/cgi-bin/media/get': 200_000,
  '/cgi-bin/draft/add': 1_000,
  '/cgi-bin/draft/update': 1_000,
  '/cgi-bin/draft/delete': 1_000,
  '/cgi-bin/draft/count': 1_000,
  '/cgi-bin/draft/batchget': 1_000,
  '/cgi-bin/draft/get': 500,
  '/cgi-bin/freepublish/submit': 100,
  '/cgi-bin/freepublish/get': 100,
  '/cgi-bin/freepublish/delete': 10,
  '/cgi-bin/freepublish/getarticle': 100,
  '/cgi-bin/freepublish/batchget': 100,
  '/cgi-bin/message/mass/sendall': 100,
  '/cgi-bin/message/mass/send': 100,
  '/cgi-bin/message/mass/delete': 10,
  // Not published; the number at which one account was refused.
  '/cgi-bin/media/uploadimg': 1_000,
};
const test: Readonly<Record<string, number>> = {
  '/cgi-bin/token': 200,
  '/cgi-bin/media/upload': 500,
  '/cgi-bin/media/get': 1_000,
};
const OTHERWISE = 5_000;

export function dailyLimit(account: WechatAccount, path: string): number {
  return (
    account.quotas[path] ?? (account.profile === 'test' ? test[path] : undefined) ?? daily[path] ?? OTHERWISE
  );
}

export function usedToday(account: WechatAccount, path: string, now: Date): number {
  const used = account.used.get(path);
  return used?.day === beijingDate(now) ? used.count : 0;
}

/** Counts one call; midnight in Shanghai begins anew. @throws WechatError 45009 */
export function charge(account: WechatAccount, path: string, now: Date): void {
  const used = usedToday(account, path, now);
  if (used >= dailyLimit(account, path)) {
    const text = account.quotaText === 'old' ? 'api freq out of limit' : 'reach max api daily quota limit';
    const hint = path === '/cgi-bin/token' ? ', please use getStableAccessToken' : '';
    throw new WechatError(45009, `${text}${hint}`);
  }
  account.used.set(path, { day: beijingDate(now), count: used + 1 });
}
