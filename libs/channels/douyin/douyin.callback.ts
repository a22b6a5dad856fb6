import { createHash, timingSafeEqual } from 'node:crypto';
import { fieldsOf, textOf } from '@haojiao/channel-kit';
import type {
  CallbackRequest,
  CallbackResult,
  ChannelAccess,
  Fields,
  FollowUpAnswer,
} from '@haojiao/channel-kit';

/** Without one of these scopes nothing can be posted, or nothing be found out about what was posted. */
const neededScopes = new Set(['user_info', 'video.create', 'video.list', 'video.data']);

/**
 * One push of the platform: `X-Douyin-Signature` is the SHA-1 of the app's secret followed by the raw body (no HMAC),
 * `Msg-Id` is the same for repeats, `content` an object or JSON as text (webhook documents, read 2026-11). The check of
 * the address is only echoed and needs the right app, as sources disagree whether it is signed.
 */
export function receiveDouyinCallback(
  request: CallbackRequest,
  account: ChannelAccess,
  now: Date,
): CallbackResult {
  const body = fieldsOf(parse(request.rawBody.toString('utf8')));
  const { clientKey, clientSecret } = account.credentials;
  if (request.method !== 'POST' || !clientKey || body.client_key !== clientKey) return refused;
  const content = fieldsOf(typeof body.content === 'string' ? parse(body.content) : body.content);
  const signature = request.headers['x-douyin-signature'] ?? '';
  const isSigned = clientSecret !== undefined && isSignatureOf(signature, clientSecret, request.rawBody);
  if (body.event === 'verify_webhook') {
    const { challenge } = content;
    if (signature !== '' && !isSigned) return refused;
    return typeof challenge === 'number' ? { ...taken, body: JSON.stringify({ challenge }) } : refused;
  }
  if (!isSigned) return refused;
  const from = textOf(body.from_user_id);
  const isAboutOther = from !== undefined && from !== '' && from !== account.credentials.openId;
  return {
    ...taken,
    ...(isAboutOther ? { aboutRemoteAccount: from } : {}),
    ...newsOf(body, content, keyOf(request), account, now),
  };
}

const taken: CallbackResult = { status: 200, mediaType: 'application/json', body: '{}', events: [] };
const refused: CallbackResult = { status: 403, mediaType: 'application/json', body: '{}', events: [] };

/** What is no news for us is answered all the same: a receiver that does not answer is unsubscribed. */
function newsOf(
  body: Fields,
  content: Fields,
  key: string,
  account: ChannelAccess,
  now: Date,
): Partial<CallbackResult> {
  const { openId } = account.credentials;
  // An app has one address for all its accounts: what happened to another one is not ours.
  const isOurs = !openId || body.from_user_id === undefined || body.from_user_id === openId;
  switch (body.event) {
    case 'create_video': {
      const [itemId, reference] = [textOf(content.item_id), textOf(content.share_id)];
      if (!itemId || !reference) return {};
      const remote = { id: itemId, url: null, publishedAt: now };
      const answer: FollowUpAnswer = isOurs
        ? { kind: 'published', remote }
        : { kind: 'cannot_tell', reason: postedByOther };
      return { events: [{ key, reference, answer }] };
    }
    case 'unauthorize':
    case 'contract_unauthorize': {
      if (!isOurs) return {};
      const scopes = Array.isArray(content.scopes) ? content.scopes.map(String) : [];
      if (scopes.length > 0 && !scopes.some(isNeeded)) return {};
      return { accountChange: { key, needsAuthorization: true, reason: grantWithdrawn } };
    }
    default:
      return {};
  }
}

function isNeeded(scope: string): boolean {
  return neededScopes.has(scope.replace(/\.bind$/, ''));
}

const postedByOther = {
  zh: '扫码的手机登录的是另一个抖音号，内容发到了那个账号，请核实并处理。',
  en: 'The phone that scanned was signed in to another Douyin account, and it was posted there; look into it.',
};

const grantWithdrawn = {
  zh: '账号所有者在抖音里取消了授权，请重新扫码授权。',
  en: "The account's owner withdrew the grant in Douyin; authorise again.",
};

/** `Msg-Id`, or the body's hash where it is missing. */
function keyOf({ headers, rawBody }: CallbackRequest): string {
  const id = headers['msg-id']?.trim();
  return id
    ? `douyin:${id.slice(0, 200)}`
    : `douyin:sha256:${createHash('sha256').update(rawBody).digest('hex')}`;
}

function isSignatureOf(signature: string, secret: string, rawBody: Buffer): boolean {
  const expected = createHash('sha1').update(secret).update(rawBody).digest();
  const given = Buffer.from(/^[0-9a-f]{40}$/.test(signature) ? signature : '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
