import type {
  AuthorizationReturn,
  ChannelAuthorization,
  ChannelContext,
  ChannelGrant,
} from '@haojiao/channel-kit';
import { SECOND_MS } from '@haojiao/kernel';
import { WEIBO_API, WeiboClient } from './weibo.client';
import { decimal } from './weibo-status';
import { foreign, nameOf, notesOn } from './weibo.verify';

/**
 * The authorise page of Weibo (official wiki `2/oauth2/authorize`, `OAuth2/access_token` of 2022-10-11, read 2026-11). No
 * scope is asked for: none exists for publishing. Who cancels comes back, but maybe without the state.
 */
export const weiboAuthorization: ChannelAuthorization = {
  requires: ['appKey', 'appSecret'],
  brings: ['accessToken'],

  authorizeUrl({ account, redirectUri, state, baseUrls }) {
    const { appKey = '', uid = '' } = account.credentials;
    const url = new URL(`${baseUrls.api ?? WEIBO_API}/oauth2/authorize`);
    url.search = new URLSearchParams({
      client_id: appKey.trim(),
      redirect_uri: redirectUri,
      response_type: 'code',
      state,
      // At the first time the browser may be logged in with somebody's own account: the page asks anew.
      ...(uid === '' ? { forcelogin: 'true' } : {}),
    }).toString();
    return url.href;
  },

  readReturn: readWeiboReturn,

  /** 取消授权回调: `source` (App Key), `uid`, `auth_end` and a `verification` that nobody has documented. */
  readCancellation(query) {
    const uid = decimal(query.uid);
    if (uid === undefined || !query.source || !query.auth_end) return null;
    return { remoteAccountId: uid };
  },

  exchange: exchangeCode,
};

function readWeiboReturn(query: Record<string, string>): AuthorizationReturn | null {
  if (query.code) return { kind: 'code', code: query.code };
  if (!query.error && !query.error_code) return null;
  if (query.error === 'access_denied' || query.error_code === '21330')
    return {
      kind: 'refused',
      reason: { zh: '您在微博页面上取消了授权。', en: 'You cancelled at Weibo’s page.' },
    };
  return {
    kind: 'refused',
    reason: {
      zh: '微博拒绝了授权请求，请管理员核对应用的 App Key 和授权回调页。',
      en: 'Weibo refused the request; an administrator must check the App Key and the callback address.',
    },
  };
}

/** The token is looked at before it is believed: it has to be of this app and of the account that Weibo named. */
async function exchangeCode(
  { code, redirectUri }: { code: string; redirectUri: string },
  context: ChannelContext,
): Promise<ChannelGrant> {
  const client = new WeiboClient(context);
  const { appKey = '', appSecret = '' } = context.account.credentials;
  const token = await client.exchange({
    client_id: appKey.trim(),
    client_secret: appSecret.trim(),
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  });
  const info = await client.tokenInfo(token.accessToken);
  if (info.appKey !== appKey.trim() || (info.uid !== undefined && info.uid !== token.uid))
    throw foreign(
      'weibo_token_of_other_app',
      '微博返回的令牌不属于本应用，请核对 App Key 和 App Secret 后重新授权。',
      'The token that came is not of this app; check App Key and App Secret, then authorise again.',
    );
  const seconds = info.remainingSeconds ?? token.expiresInSeconds;
  const grantExpiresAt = new Date(context.clock.now().getTime() + seconds * SECOND_MS);
  const user = await nameOf(client, token.uid, context, (call) => call(token.accessToken));
  return {
    credentials: {
      accessToken: token.accessToken,
      uid: token.uid,
      expiresAt: grantExpiresAt.toISOString(),
    },
    remoteAccountId: token.uid,
    displayName: user?.name,
    mode: 'api',
    grantExpiresAt,
    notes: notesOn(context, user, grantExpiresAt),
  };
}
