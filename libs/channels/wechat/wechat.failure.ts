import { ChannelFailure, type PlatformError } from '@haojiao/channel-kit';
import { MINUTE_MS, nextBeijingMidnight } from '@haojiao/kernel';
import { wechatErrors } from './wechat.errors';

export interface ErrorSituation {
  /** `write`: the call changes what followers see; a "busy" then says nothing about its outcome. */
  effect: 'read' | 'write';
  now: Date;
}

/** The failure that an `errcode` means for this call. */
export function failureOf(errcode: number, errmsg: string, situation: ErrorSituation): ChannelFailure {
  const known = wechatErrors[String(errcode)];
  const common = { platformCode: String(errcode), platformMessage: errmsg };
  if (!known) {
    return new ChannelFailure({
      ...common,
      failureClass: situation.effect === 'write' ? 'unknown' : 'transient',
      code: 'wechat_unknown_code',
      advice: {
        zh: `微信返回了未收录的错误码 ${errcode}，请把其中的 rid 交给技术人员。`,
        en: `WeChat answered with the unlisted code ${errcode}; hand its rid to your technicians.`,
      },
    });
  }
  const failure = { ...common, ...known };
  if (known.failureClass === 'transient' && situation.effect === 'write') failure.failureClass = 'unknown';
  // Both are given back at midnight; what a month allows is asked for again each day.
  if (errcode === 45009 || errcode === 45028)
    failure.retryAfterMs = nextBeijingMidnight(situation.now).getTime() - situation.now.getTime() + MINUTE_MS;
  if (errcode === 40164) failure.advice = ipAdvice(errmsg, known.advice);
  return new ChannelFailure(failure);
}

/** WeChat names the address it saw; the administrator needs exactly that one. */
function ipAdvice(errmsg: string, otherwise: PlatformError['advice']): PlatformError['advice'] {
  const ip = /invalid ip (\S+)/.exec(errmsg)?.[1];
  if (ip === undefined) return otherwise;
  return {
    zh: `请公众号管理员把 ${ip} 加入公众平台的 IP 白名单，几分钟后重试。`,
    en: `Let the account’s administrator add ${ip} to the IP whitelist in the console, then retry after some minutes.`,
  };
}
