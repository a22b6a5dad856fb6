/** What every message has. A `webhook.test` has no number. */
interface Message<Type extends string, Data> {
  type: Type;
  /** When it happened, RFC 3339. */
  timestamp: string;
  /** 1, 2, 3 … of this webhook, in the order in which things happened: what comes late is known by it. */
  sequence: number;
  data: Data;
}

interface Place {
  id: string;
  code: string;
  name: string;
}

interface ToldItem {
  id: string;
  slug: string;
  /** `article`, `episode`, `video`. */
  type: string;
  /** BCP 47 */
  locale: string;
  organization: Place;
  /** Where it is, or was, read. */
  canonicalUrl: string;
}

/** An item appeared, or readers see it anew. Its words are got from delivery; `etag` is the one that they have there. */
export type ContentMessage = Message<
  'content.published' | 'content.updated',
  ToldItem & {
    title: string;
    column: Place | null;
    tags: string[];
    etag: string;
    publishedAt: string;
    updatedAt: string;
  }
>;

/** Readers see it no more. */
export type WithdrawnMessage = Message<'content.withdrawn', ToldItem>;

/** What became of an item on one channel. */
export type PublicationMessage = Message<
  'publication.published' | 'publication.failed' | 'publication.withdrawn',
  {
    id: string;
    contentId: string;
    channelAccountId: string;
    /** `site`, `wechat`, `weibo` … */
    platform: string;
    mode: string;
    state: string;
    url: string | null;
    publishedAt: string | null;
    failure: { code: string; class: string } | null;
  }
>;

/** Somebody tries the webhook. */
export type TestMessage = Omit<Message<'webhook.test', { id: string; name: string }>, 'sequence'>;

export type WebhookMessage = ContentMessage | WithdrawnMessage | PublicationMessage | TestMessage;
