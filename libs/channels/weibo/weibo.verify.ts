import { ChannelFailure, type AccountFacts, type ChannelContext } from '@haojiao/channel-kit';
import { DAY_MS, SECOND_MS, type Message } from '@haojiao/kernel';
import { withAuthorization } from './weibo-with-token';
import { publicIpv4 } from './weibo-real-ip';
import { readSafeDomains } from './weibo-safe-domains';
import { WeiboClient, type TokenInfo, type WeiboUser } from './weibo.client';

const REMIND_BEFORE_MS = 7 * DAY_MS;
const verifiedTypes: Readonly<Record<number, Message>> = {
  0: { zh: '个人认证', en: 'a verified person' },
  1: { zh: '政务认证', en: 'a verified government account' },
  2: { zh: '企业认证', en: 'a verified enterprise' },
  3: { zh: '媒体认证', en: 'a verified media account' },
  4: { zh: '校园认证', en: 'a verified campus account' },
  7: { zh: '机构团体认证', en: 'a verified organisation' },
};

/** Asks Weibo whose token this is, of which app, and how long it lasts; then for the account's name. @throws ChannelFailure */
export async function verifyAccount(context: ChannelContext): Promise<AccountFacts> {
  const client = new WeiboClient(context);
  const info = await withAuthorization(context, (token) => client.tokenInfo(token));
  refuseForeignToken(info, context.account.credentials);
  const uid = info.uid ?? context.account.credentials.uid;
  const user = uid
    ? await nameOf(client, uid, context, (call) => withAuthorization(context, call))
    : undefined;
  const grantExpiresAt =
    info.remainingSeconds === undefined
      ? undefined
      : new Date(context.clock.now().getTime() + info.remainingSeconds * SECOND_MS);
  return {
    remoteAccountId: uid,
    displayName: user?.name,
    mode: 'api',
    grantExpiresAt,
    notes: notesOn(context, user, grantExpiresAt),
  };
}

/** A token of another app or account would publish in a stranger's name. */
function refuseForeignToken(info: TokenInfo, credentials: Record<string, string>): void {
  const appKey = credentials.appKey?.trim();
  if (info.appKey !== undefined && appKey && info.appKey !== appKey)
    throw foreign(
      'weibo_token_of_other_app',
      '访问令牌属于另一个应用，请用本应用重新授权。',
      'The access token belongs to another app; authorise with this one.',
    );
  const uid = credentials.uid?.trim();
  if (info.uid !== undefined && uid && info.uid !== uid)
    throw foreign(
      'weibo_uid_mismatch',
      `授权的微博账号（UID ${info.uid}）与登记的账号（UID ${uid}）不一致，请用原账号登录微博后重新授权。`,
      `The authorised account (uid ${info.uid}) is not the registered one (uid ${uid}); authorise with the right one.`,
    );
}

export function foreign(code: string, zh: string, en: string): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'credentials',
    code,
    advice: { zh, en },
    accountChange: { needsAuthorization: true },
  });
}

/** A voluntary read: left out when the day's calls run short, and no reason to fail. */
export async function nameOf(
  client: WeiboClient,
  uid: string,
  context: ChannelContext,
  withToken: <T>(call: (accessToken: string) => Promise<T>) => Promise<T>,
): Promise<WeiboUser | undefined> {
  if ((await context.remaining('calls')) <= 0) return undefined;
  try {
    return await withToken((token) => client.user(token, uid));
  } catch (error) {
    if (!(error instanceof ChannelFailure) || error.failureClass === 'credentials') throw error;
    context.log.warn('weibo_user_not_shown', { platformCode: error.platformCode, code: error.code });
    return undefined;
  }
}

export function notesOn(
  context: ChannelContext,
  user: WeiboUser | undefined,
  expiresAt: Date | undefined,
): Message[] {
  const { settings } = context.account;
  const notes: Message[] = [];
  const type = user?.verifiedType === undefined ? undefined : verifiedTypes[user.verifiedType];
  if (type) notes.push({ zh: `账号类型：${type.zh}。`, en: `The account is ${type.en}.` });
  if (expiresAt && expiresAt.getTime() - context.clock.now().getTime() < REMIND_BEFORE_MS)
    notes.push({
      zh: '授权将在 7 天内到期；到期前用同一账号重新授权即可延长。',
      en: 'The authorisation ends within 7 days; authorising again before prolongs it.',
    });
  if (readSafeDomains(settings.safeDomains).length === 0)
    notes.push({
      zh: '尚未填写安全域名，无法发布。',
      en: 'No safe domains are entered: nothing can be published.',
    });
  if (publicIpv4(settings.realIp) === null)
    notes.push({
      zh: '未填写发布 IP：只有签发人使用公网 IPv4 地址时才能发布。',
      en: 'No operator’s IP is entered: only sign-offs from a public IPv4 address can be published.',
    });
  return notes;
}
