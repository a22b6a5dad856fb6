import type { CallbackRequest, CallbackResult, ChannelAccess, FollowUpAnswer } from '@haojiao/channel-kit';
import { MINUTE_MS, SECOND_MS } from '@haojiao/kernel';
import { XMLParser } from 'fast-xml-parser';
import { plainText, type WechatBody } from './wechat.answer';
import { decryptMessage, matchesSignature, signatureOf } from './wechat.crypto';
import { answerOfMassEvent, readMassEvent } from './wechat.mass-event';
import { massReference } from './wechat.mass-key';
import { outcomeOf } from './wechat.outcome';
import { publishStatus, readPublishStatus } from './wechat.reader';

const BODY_CAP = 1024 * 1024;
/** Deliveries are repeated within seconds; anything older is a replay. */
const REPLAY_WINDOW_MS = 10 * MINUTE_MS;

/** The event's name in today's reality and in the first documents. */
const finished = new Set(['PUBLISHJOBFINISH', 'FREEPUBLISHJOBFINISH']);

const refused: CallbackResult = { status: 403, mediaType: 'text/plain', body: '', events: [] };

/**
 * WeChat's verification of the address (GET) and its pushes (POST; plain, compatible and secure mode). Whatever is
 * genuine is answered with `success`, also what does not concern us: any other answer alarms the account's owner.
 */
export function receiveWechatCallback(
  request: CallbackRequest,
  account: ChannelAccess,
  now: Date,
): CallbackResult {
  const token = account.credentials.callbackToken ?? '';
  const { timestamp = '', nonce = '' } = request.query;
  if (token === '' || !isRecent(timestamp, now)) return refused;
  if (request.method === 'GET') {
    if (!matchesSignature(request.query.signature, signatureOf(token, timestamp, nonce))) return refused;
    return { status: 200, mediaType: 'text/plain', body: request.query.echostr ?? '', events: [] };
  }
  if (request.rawBody.length > BODY_CAP) return { ...refused, status: 413 };
  const outer = parseBody(request.rawBody.toString('utf8'));
  if (outer === null) return refused;
  const encrypted = request.query.encrypt_type === 'aes';
  const message = encrypted
    ? openEncrypted(outer, request, account)
    : matchesSignature(request.query.signature, signatureOf(token, timestamp, nonce))
      ? outer
      : null;
  if (message === null) return refused;
  return { status: 200, mediaType: 'text/plain', body: 'success', events: eventsOf(message, encrypted, now) };
}

/** Signed over the ciphertext; opened with the current key, else with the one before. */
function openEncrypted(
  outer: WechatBody,
  request: CallbackRequest,
  account: ChannelAccess,
): WechatBody | null {
  const {
    callbackToken = '',
    encodingAesKey = '',
    previousEncodingAesKey = '',
    appId = '',
  } = account.credentials;
  const { timestamp = '', nonce = '', msg_signature: given } = request.query;
  const encrypted = typeof outer.Encrypt === 'string' ? outer.Encrypt.trim() : '';
  if (encrypted === '') return null;
  if (!matchesSignature(given, signatureOf(callbackToken, timestamp, nonce, encrypted))) return null;
  for (const key of [encodingAesKey, previousEncodingAesKey]) {
    const text = key === '' ? null : decryptMessage(encrypted, key, appId);
    if (text !== null) return parseBody(text);
  }
  return null;
}

/** XML or JSON. A document type or entity has no place in a push and is refused before parsing. */
function parseBody(text: string): WechatBody | null {
  const trimmed = text.trim();
  try {
    if (trimmed.startsWith('{')) return JSON.parse(trimmed) as WechatBody;
    if (/<!(DOCTYPE|ENTITY)/i.test(trimmed)) return null;
    const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false });
    const { xml } = parser.parse(trimmed, true) as { xml?: unknown };
    return xml !== null && typeof xml === 'object' ? (xml as WechatBody) : null;
  } catch {
    return null;
  }
}

function eventsOf(message: WechatBody, authentic: boolean, now: Date): CallbackResult['events'] {
  const event = plainText(message.Event);
  const seconds = Number(message.CreateTime);
  const at = Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * SECOND_MS) : now;
  if (finished.has(event)) return published(message.PublishEventInfo, authentic, at);
  if (event === 'MASSSENDJOBFINISH') return massSent(message, authentic, at);
  return [];
}

function published(info: unknown, authentic: boolean, at: Date): CallbackResult['events'] {
  if (info === null || typeof info !== 'object') return [];
  const publishId = plainText((info as WechatBody).publish_id).trim();
  if (!/^\d{1,20}$/.test(publishId)) return [];
  const status = readPublishStatus(info as WechatBody);
  return [
    {
      // The sender is always the same helper account: only job and status tell two events apart.
      key: `PUBLISHJOBFINISH:${publishId}:${status.status}`,
      reference: publishId,
      answer: answerOf(authentic, status, publishId, at),
    },
  ];
}

function massSent(message: WechatBody, authentic: boolean, at: Date): CallbackResult['events'] {
  const event = readMassEvent(message);
  if (event === null) return [];
  return [
    {
      key: `MASSSENDJOBFINISH:${event.msgId}`,
      reference: massReference(event.msgId),
      answer: answerOfMassEvent(event, authentic, at),
    },
  ];
}

/**
 * A plain push is signed without its body, so what it says is only a reason to ask now. So is a failure, whose reasons
 * the platform tells when asked.
 */
function answerOf(
  authentic: boolean,
  status: ReturnType<typeof readPublishStatus>,
  publishId: string,
  at: Date,
): FollowUpAnswer {
  const certain =
    authentic &&
    status.status === publishStatus.success &&
    status.articleId !== null &&
    status.urls.length > 0;
  if (!certain) return { kind: 'ask_again', askAgainAfterMs: 0 };
  // `msg_data_id` does not come with the event; it stands in the result of step `submit`.
  return outcomeOf(status, { publishId, msgDataId: null, at });
}

function isRecent(timestamp: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(now.getTime() - Number(timestamp) * SECOND_MS) <= REPLAY_WINDOW_MS;
}
