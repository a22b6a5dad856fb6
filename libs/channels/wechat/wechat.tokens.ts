import { ChannelFailure, type TokenGrant, type TokenRequest, type TokenSource } from '@haojiao/channel-kit';
import { beijingDate, SECOND_MS } from '@haojiao/kernel';
import { readAnswer } from './wechat.answer';

const RENEW_BEFORE_MS = 300 * SECOND_MS;
/** Both are the platform's: an earlier forced refresh does nothing, a further one is refused. */
const FORCED_APART_MS = 30 * SECOND_MS;
const FORCED_PER_DAY = 20;

/**
 * Tokens by `stable_token`: the same one for everybody who asks, so processes can't invalidate each other's
 * (official reference, read 2026-11). When the platform insists on a token that it refused, one forced refresh, under
 * the caller's lock; when that one is refused as well, a person looks, and nothing is forced again and again.
 */
export const wechatTokens: TokenSource = {
  renewBeforeMs: RENEW_BEFORE_MS,
  async obtain(request) {
    const { previous, refused, now } = request;
    const grant = { ...(await fetchToken(request, false)), memory: previous?.memory };
    if (!refused || grant.accessToken !== previous?.accessToken) return grant;
    const memory = requireForcedRefresh(previous.memory, now);
    const forced = await fetchToken(request, true);
    if (forced.accessToken === previous.accessToken) throw stillRefused();
    return { ...forced, memory };
  },
};

/** The memory to keep with the forced token. @throws ChannelFailure when none may be forced now */
function requireForcedRefresh(memory: TokenGrant['memory'], now: Date): NonNullable<TokenGrant['memory']> {
  const { forcedAt = '', forcedToday = 0 } = memory ?? {};
  const last = new Date(forcedAt);
  const isFirst = Number.isNaN(last.getTime());
  if (!isFirst && now.getTime() - last.getTime() < FORCED_APART_MS) throw stillRefused();
  const today = !isFirst && beijingDate(last) === beijingDate(now) ? Number(forcedToday) : 0;
  if (today >= FORCED_PER_DAY) throw stillRefused();
  return { forcedAt: now.toISOString(), forcedToday: today + 1 };
}

function stillRefused(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'credentials',
    code: 'wechat_token_still_refused',
    advice: {
      zh: '微信反复拒绝刚换的接口凭证。请确认没有其他系统在强制刷新同一公众号的凭证，重置 AppSecret 后重新填写并验证账号。',
      en: 'WeChat keeps refusing tokens it has just handed out. Make sure that no other system forces new ones for this account, reset the AppSecret, enter it here and verify the account.',
    },
    accountChange: { needsAuthorization: true },
  });
}

async function fetchToken(request: TokenRequest, force: boolean): Promise<TokenGrant> {
  const { account, baseUrls, http, now } = request;
  const answer = await http.send({
    method: 'POST',
    url: `${baseUrls.api}/cgi-bin/stable_token`,
    json: {
      grant_type: 'client_credential',
      appid: account.credentials.appId ?? '',
      secret: account.credentials.appSecret ?? '',
      ...(force ? { force_refresh: true } : {}),
    },
    // Asking again hands out the same token: a lost answer costs nothing.
    effect: 'read',
  });
  const body = readTokenAnswer(answer, now);
  return {
    accessToken: body.access_token,
    accessTokenExpiresAt: new Date(now.getTime() + body.expires_in * SECOND_MS),
  };
}

function readTokenAnswer(
  answer: Parameters<typeof readAnswer>[0],
  now: Date,
): { access_token: string; expires_in: number } {
  try {
    const body = readAnswer(answer, { effect: 'read', now });
    if (typeof body.access_token === 'string' && typeof body.expires_in === 'number')
      return { access_token: body.access_token, expires_in: body.expires_in };
  } catch (error) {
    // Here 40001 speaks of the secret: another token would not help.
    if (error instanceof ChannelFailure && error.platformCode === '40001') throw wrongSecret(error);
    throw error;
  }
  throw new ChannelFailure({
    failureClass: 'transient',
    code: 'wechat_token_answer_unreadable',
    advice: {
      zh: '微信的凭证接口返回了无法识别的内容，稍后自动重试。',
      en: 'WeChat’s token answer was not understood; it is tried again by itself.',
    },
  });
}

function wrongSecret(cause: ChannelFailure): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'credentials',
    code: 'wechat_app_secret_wrong',
    platformCode: cause.platformCode,
    platformMessage: cause.platformMessage,
    advice: {
      zh: 'AppSecret 不正确或不属于该 AppID，请核对后重新填写。',
      en: 'The AppSecret is wrong or belongs to another AppID; enter it again.',
    },
    accountChange: { needsAuthorization: true },
    cause,
  });
}
