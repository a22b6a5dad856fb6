import type { FollowUpAnswer } from '@haojiao/channel-kit';
import { plainText, type WechatBody } from './wechat.answer';
import { massFailureOf, massPublished } from './wechat.mass-outcome';

/** What MASSSENDJOBFINISH tells; lists may be empty elements, one item may stand without a list. */
export interface MassEvent {
  msgId: string;
  /** `send success`, `send fail` or `err(n)`. */
  status: string;
  /** Addresses of the articles, in their order. */
  urls: string[];
  /** The work that WeChat took ours for a copy of. */
  originalUrl?: string;
  sentCount?: number;
}

export function readMassEvent(message: WechatBody): MassEvent | null {
  const msgId = plainText(message.MsgID ?? message.MsgId).trim();
  if (!/^\d{1,20}$/.test(msgId)) return null;
  const articles = [...itemsOf(message.ArticleUrlResult)].sort(
    (a, b) => Number(a.ArticleIdx ?? 1) - Number(b.ArticleIdx ?? 1),
  );
  const checks = itemsOf(message.CopyrightCheckResult);
  const originalUrl = checks.map((item) => plainText(item.OriginalArticleUrl).trim()).find(isAddress);
  const sent = Number(message.SentCount);
  return {
    msgId,
    status: plainText(message.Status).trim().toLowerCase(),
    urls: articles.map((item) => plainText(item.ArticleUrl).trim()).filter(isAddress),
    originalUrl,
    sentCount: message.SentCount !== undefined && Number.isFinite(sent) ? sent : undefined,
  };
}

/** Only an encrypted push vouches for its words; any other is a reason to ask. */
export function answerOfMassEvent(event: MassEvent, authentic: boolean, at: Date): FollowUpAnswer {
  if (!authentic) return { kind: 'ask_again', askAgainAfterMs: 0 };
  // Without a list of its articles it is not known how many there are.
  if (event.status === 'send success' && event.urls.length > 0)
    return massPublished({ ...event, msgDataId: null, at });
  if (!event.status.startsWith('err(')) return { kind: 'ask_again', askAgainAfterMs: 0 };
  // The reason comes with the event alone, mass/get does not know it.
  return { kind: 'failed', failure: massFailureOf(event.status, event.originalUrl) };
}

function itemsOf(result: unknown): WechatBody[] {
  const list = (result as { ResultList?: { item?: unknown } } | undefined)?.ResultList;
  const items = Array.isArray(list) ? list : list?.item;
  if (Array.isArray(items)) return items as WechatBody[];
  return items !== null && typeof items === 'object' ? [items as WechatBody] : [];
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}
