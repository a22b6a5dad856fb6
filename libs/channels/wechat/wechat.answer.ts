import { ChannelFailure, unreadableAnswer, type ChannelResponse } from '@haojiao/channel-kit';
import { failureOf, type ErrorSituation } from './wechat.failure';

export type WechatBody = Record<string, unknown>;

/**
 * The body of an answer that is a success. Failures come with HTTP 200 and an `errcode`; successes often without one.
 * The content type is not looked at: the platform sends several for JSON.
 * `accepted`: codes of this call that are no failure.
 * @throws ChannelFailure
 */
export function readAnswer(
  answer: ChannelResponse,
  situation: ErrorSituation,
  accepted: readonly number[] = [],
): WechatBody {
  if (answer.status === 412) throw noContentLength();
  if (answer.status !== 200) throw unreadableAnswer(answer.status, situation.effect);
  const body = answer.json();
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw unreadableAnswer(answer.status, situation.effect);
  const { errcode, errmsg } = body as WechatBody;
  if (errcode !== undefined && Number(errcode) !== 0 && !accepted.includes(Number(errcode)))
    throw failureOf(Number(errcode), typeof errmsg === 'string' ? errmsg : '', situation);
  return body as WechatBody;
}

/** An id or text of an answer. Ids come as numbers or text; anything else is no text. */
export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** WeChat's gateway turns away bodies without a length before anything reads them: nothing has happened. */
function noContentLength(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'permanent',
    code: 'wechat_no_content_length',
    platformCode: 'http_412',
    advice: {
      zh: '请求缺少 Content-Length（可能被中间代理改写），请检查出口代理设置。',
      en: 'The request had no Content-Length (a proxy may have rewritten it); check the outgoing proxy.',
    },
  });
}
