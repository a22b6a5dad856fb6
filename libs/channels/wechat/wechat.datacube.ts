import { unreadableAnswer, type ChannelContext } from '@haojiao/channel-kit';
import { plainText, readAnswer, type WechatBody } from './wechat.answer';

/** Counts of one day by our names, as they were told. */
export interface DayCounts {
  /** `YYYY-MM-DD`, a calendar date in Asia/Shanghai. */
  date: string;
  counts: Record<string, string>;
}

export interface ArticleStatistics {
  msgId: string;
  url: string | null;
  /** Each day's row is the sum since the publication, by the reference's definition. */
  days: DayCounts[];
}

/** People, but for comments. Rates, money and where readers came from are left out: they are no counts. */
const newerCounts: Readonly<Record<string, string>> = {
  read_user: 'readers',
  share_user: 'sharers',
  zaikan_user: 'wow_count',
  like_user: 'like_count',
  comment_count: 'comment_count',
  collection_user: 'favorite_count',
};

/** Times; what the older calls say of people, the newer ones say as well. */
const olderCounts: Readonly<Record<string, string>> = {
  int_page_read_count: 'read_count',
  share_count: 'share_count',
};

/**
 * The statistics' HTTP (`/datacube/`), one method a call, each charged to its budget first. Dates are of Asia/Shanghai;
 * yesterday is the newest, from eight in the morning on (61503 before). (Official reference, read 2026-11.)
 * @throws ChannelFailure
 */
export class DatacubeClient {
  constructor(private readonly context: ChannelContext) {}

  /** Every article that was published on a date, with or without notice. Data from 2025-11-01. */
  async articleDetails(date: string): Promise<{ articles: ArticleStatistics[]; isDelayed: boolean }> {
    const body = await this.ask('getarticletotaldetail', date, date);
    return {
      articles: this.listOf(body).map((entry) => ({
        msgId: plainText(entry.msgid),
        url: plainText(entry.content_url) || null,
        days: daysOf(entry.detail_list, newerCounts),
      })),
      isDelayed: body.is_delay === true || body.is_delay === 'true' || body.is_delay === 1,
    };
  }

  /** What was sent to followers on a date, for seven days; small articles are left out. No longer maintained there. */
  async articleTotals(date: string): Promise<ArticleStatistics[]> {
    const body = await this.ask('getarticletotal', date, date);
    return this.listOf(body).map((entry) => ({
      msgId: plainText(entry.msgid),
      url: null,
      days: daysOf(entry.details, olderCounts),
    }));
  }

  /** How many followed the account at the end of each day, seven days at most. */
  async followers(begin: string, end: string): Promise<{ date: string; followers: string }[]> {
    const body = await this.ask('getusercumulate', begin, end);
    return this.listOf(body).flatMap(({ ref_date: date, cumulate_user: followers }) => {
      const count = countOf(followers);
      return isDate(date) && count !== undefined ? [{ date, followers: count }] : [];
    });
  }

  private async ask(name: string, begin: string, end: string): Promise<WechatBody> {
    await this.context.spend('datacube');
    return this.context.withToken(async (accessToken) => {
      const answer = await this.context.http.send({
        method: 'POST',
        url: `${this.context.baseUrls.api}/datacube/${name}`,
        query: { access_token: accessToken },
        json: { begin_date: begin, end_date: end },
        effect: 'read',
      });
      return readAnswer(answer, { effect: 'read', now: this.context.clock.now() });
    });
  }

  private listOf({ list }: WechatBody): WechatBody[] {
    if (!Array.isArray(list)) throw unreadableAnswer(200, 'read');
    return list.filter((entry): entry is WechatBody => entry !== null && typeof entry === 'object');
  }
}

function daysOf(list: unknown, names: Readonly<Record<string, string>>): DayCounts[] {
  if (!Array.isArray(list)) return [];
  return (list as WechatBody[]).flatMap((row) => {
    const date = row?.stat_date;
    if (!isDate(date)) return [];
    const counts = Object.entries(names).flatMap(([theirs, ours]) => {
      const count = countOf(row[theirs]);
      return count === undefined ? [] : [[ours, count] as const];
    });
    return [{ date, counts: Object.fromEntries(counts) }];
  });
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** A number, or its digits. */
function countOf(value: unknown): string | undefined {
  return /^\d{1,15}$/.exec(plainText(value).trim())?.[0];
}
