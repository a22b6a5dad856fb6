import {
  unreadableAnswer,
  type ChannelContext,
  type ChannelRequest,
  type ChannelResponse,
} from '@haojiao/channel-kit';
import { errorOf, isUnlisted, weiboFailure } from './weibo.errors';
import { toForm, toMultipart, type SharePost } from './weibo.mapper';
import { parseWithLongIntegers } from './weibo-json';
import { decimal, isObject, readStatus, type WeiboStatus } from './weibo-status';

export const WEIBO_API = 'https://api.weibo.com';
const WITH_PICTURE_TIMEOUT_FACTOR = 2;

export interface Timeline {
  statuses: WeiboStatus[];
  /** How many posts Weibo counts, of which only the newest are listed. */
  total?: number;
}

export interface ExchangedToken {
  accessToken: string;
  uid: string;
  expiresInSeconds: number;
}

export interface TokenInfo {
  uid?: string;
  appKey?: string;
  /** Seconds. */
  remainingSeconds?: number;
}

export interface WeiboUser {
  uid?: string;
  name?: string;
  /** 1 government, 7 organisation … */
  verifiedType?: number;
  /** As it was told: a number, or text. */
  followers?: string;
}

/** Counters of one post by our names, as they were told. */
export type WeiboCounts = Record<'forward_count' | 'comment_count' | 'like_count', string>;

/**
 * Weibo's calls as far as we use them. The token goes in the header (`OAuth2`, not `Bearer`) or, where the endpoint wants
 * it as a field, in the body; never in an address. Each call of the interface is charged to the day's budget. @throws ChannelFailure
 */
export class WeiboClient {
  constructor(
    private readonly context: ChannelContext,
    private readonly timeoutMs = 15_000,
  ) {}

  /** One post. An answer that names no post is an open outcome. */
  async share(token: string, post: SharePost): Promise<WeiboStatus> {
    const body = post.pic ? { multipart: toMultipart({ ...post, pic: post.pic }) } : { form: toForm(post) };
    const { answer, status } = await this.call(token, {
      method: 'POST',
      url: '/2/statuses/share.json',
      ...body,
      timeoutMs: this.timeoutMs * (post.pic ? WITH_PICTURE_TIMEOUT_FACTOR : 1),
      effect: 'write',
    });
    const posted = readStatus(answer);
    if (!posted) throw unreadableAnswer(status, 'write');
    return posted;
  }

  /** The newest posts that this app made for the account; an ordinary app gets five at most. */
  async newestPosts(token: string): Promise<Timeline> {
    const { answer, status } = await this.call(token, {
      method: 'GET',
      url: '/2/statuses/user_timeline.json',
      query: { count: 5, page: 1, base_app: 1 },
      effect: 'read',
    });
    if (!isObject(answer) || !Array.isArray(answer.statuses)) throw unreadableAnswer(status, 'read');
    const total = Number(answer.total_number);
    return {
      statuses: answer.statuses.map(readStatus).filter((found) => found !== undefined),
      total: Number.isFinite(total) ? total : undefined,
    };
  }

  /** Taking down what is down already is answered with 20101: asking twice does no harm. */
  async destroy(token: string, mid: string): Promise<void> {
    await this.call(token, {
      method: 'POST',
      url: '/2/statuses/destroy.json',
      form: { id: mid },
      effect: 'read',
    });
  }

  /** A code for a token. A second question is refused and does no harm: the person goes the way once more. */
  async exchange(form: Record<string, string>): Promise<ExchangedToken> {
    const { answer, status } = await this.call(null, {
      method: 'POST',
      url: '/oauth2/access_token',
      form,
      effect: 'read',
    });
    const fields = isObject(answer) ? answer : {};
    const { access_token: accessToken } = fields;
    const uid = decimal(fields.uid);
    // A number or a text, by the page and by what was seen.
    const seconds = Number(fields.expires_in);
    if (typeof accessToken !== 'string' || accessToken === '' || uid === undefined || !(seconds > 0))
      throw unreadableAnswer(status, 'read');
    return { accessToken, uid, expiresInSeconds: seconds };
  }

  async tokenInfo(token: string): Promise<TokenInfo> {
    const { answer, status } = await this.call(null, {
      method: 'POST',
      url: '/oauth2/get_token_info',
      form: { access_token: token },
      effect: 'read',
    });
    if (!isObject(answer)) throw unreadableAnswer(status, 'read');
    // Today's spelling first, then the one of older revisions of the same page.
    const remaining = Number(answer.expire_in ?? answer.expires_in);
    return {
      uid: decimal(answer.uid),
      appKey: appKeyOf(answer.appkey),
      remainingSeconds: Number.isFinite(remaining) ? remaining : undefined,
    };
  }

  async user(token: string, uid: string): Promise<WeiboUser> {
    const { answer, status } = await this.call(token, {
      method: 'GET',
      url: '/2/users/show.json',
      query: { uid },
      effect: 'read',
    });
    if (!isObject(answer)) throw unreadableAnswer(status, 'read');
    const name = answer.screen_name ?? answer.name;
    const type = Number(answer.verified_type);
    return {
      uid: decimal(answer.idstr) ?? decimal(answer.id),
      name: typeof name === 'string' ? name : undefined,
      verifiedType: Number.isFinite(type) ? type : undefined,
      followers: countOf(answer.followers_count),
    };
  }

  /** Of at most 100 posts, by id. What does not exist or was deleted is left out by Weibo, the order is any. */
  async counts(token: string, mids: readonly string[]): Promise<Map<string, Partial<WeiboCounts>>> {
    const { answer, status } = await this.call(token, {
      method: 'GET',
      url: '/2/statuses/count.json',
      query: { ids: mids.join(',') },
      effect: 'read',
    });
    if (!Array.isArray(answer)) throw unreadableAnswer(status, 'read');
    const found = new Map<string, Partial<WeiboCounts>>();
    for (const entry of answer) {
      const mid = isObject(entry) ? decimal(entry.id) : undefined;
      if (mid === undefined || !isObject(entry)) continue;
      const counts = {
        forward_count: countOf(entry.reposts),
        comment_count: countOf(entry.comments),
        like_count: countOf(entry.attitudes),
      };
      found.set(mid, withoutUndefined(counts));
    }
    return found;
  }

  /** One post. @throws ChannelFailure with 20101 when it is deleted or hidden */
  async showPost(token: string, mid: string): Promise<void> {
    await this.call(token, {
      method: 'GET',
      url: '/2/statuses/show.json',
      query: { id: mid },
      effect: 'read',
    });
  }

  private async call(
    token: string | null,
    request: ChannelRequest,
  ): Promise<{ answer: unknown; status: number }> {
    // Questions about tokens are no calls of the interface: they are neither counted there nor here.
    if (!request.url.startsWith('/oauth2/')) await this.context.spend('calls');
    const response = await this.context.http.send({
      timeoutMs: this.timeoutMs,
      ...request,
      url: `${this.context.baseUrls.api ?? WEIBO_API}${request.url}`,
      headers: token === null ? {} : { authorization: `OAuth2 ${token}` },
    });
    const answer = parse(response, request.effect);
    const error = errorOf(answer);
    if (error) {
      if (isUnlisted(error.code))
        this.context.log.warn('weibo_unlisted_error', {
          platformCode: error.code,
          platformMessage: error.text,
        });
      throw weiboFailure(error, request.effect);
    }
    if (response.status >= 400) throw unreadableAnswer(response.status, request.effect);
    return { answer, status: response.status };
  }
}

function parse(response: ChannelResponse, effect: 'read' | 'write'): unknown {
  try {
    return parseWithLongIntegers(response.text());
  } catch (cause) {
    throw unreadableAnswer(response.status, effect, cause);
  }
}

/** A number or its digits; anything else is no count. */
function countOf(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string'
    ? /^\d{1,15}$/.exec(String(value).trim())?.[0]
    : undefined;
}

function withoutUndefined<Name extends string>(
  counts: Record<Name, string | undefined>,
): Partial<Record<Name, string>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined)) as Partial<
    Record<Name, string>
  >;
}

/** Documented as text; a number where the platform forgets that. */
function appKeyOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
