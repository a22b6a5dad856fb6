import { ChannelFailure, type TokenGrant, type TokenRequest, type TokenSource } from '@haojiao/channel-kit';
import { SECOND_MS } from '@haojiao/kernel';
import { readAnswer } from './wechat.answer';

const RENEW_BEFORE_MS = 300 * SECOND_MS;

/**
 * Tokens by `stable_token`: the same one for everybody who asks, so processes can't invalidate each other's
 * (official reference, read 2026-11). Forced refresh, 20 a day, only when the platform insists on a refused token.
 */
export const wechatTokens: TokenSource = {
  renewBeforeMs: RENEW_BEFORE_MS,
  async obtain(request) {
    const grant = await fetchToken(request, false);
    if (!request.refused || grant.accessToken !== request.previous?.accessToken) return grant;
    const forced = await fetchToken(request, true);
    if (forced.accessToken !== request.previous.accessToken) return forced;
    throw new ChannelFailure({
      failureClass: 'credentials',
      code: 'wechat_token_still_refused',
      advice: {
        zh: '微信反复返回同一个失效凭证，请稍后重试；持续出现请重置 AppSecret。',
        en: 'WeChat keeps handing out a token it refuses; retry later, and reset the AppSecret if it lasts.',
      },
    });
  },
};

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
