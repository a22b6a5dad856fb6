import { fieldsOf, numberOf, textOf } from './answer';
import type { Fields } from './answer';

/** One published or pending work as the list and data calls tell it. Statistics and status are absent for some apps. */
export interface ByteDanceWork {
  itemId: string;
  /** The public decimal id; longer than a double is exact, hence always text. */
  videoId?: string;
  title: string;
  createdAt?: Date;
  isPinned: boolean;
  /** 1 and 5 public, 2 not fit for the public, 4 in review, 6 friends, 7 private. */
  videoStatus?: number;
  /** Expires; only for showing at once. */
  shareUrl?: string;
  playCount?: number;
  /** Every counter that is told, in the platform's names (`play_count`, `digg_count` …), as it was written. */
  statistics: Record<string, string>;
  /** 2 pictures, 4 video. */
  mediaType?: number;
}

export interface WorksPage {
  works: ByteDanceWork[];
  cursor: string;
  hasMore: boolean;
}

export function readWork(entry: unknown): ByteDanceWork | undefined {
  const fields = fieldsOf(entry);
  const itemId = textOf(fields.item_id);
  if (!itemId) return undefined;
  const createdSeconds = numberOf(fields.create_time);
  return {
    itemId,
    videoId: textOf(fields.video_id) || undefined,
    title: textOf(fields.title) ?? '',
    createdAt: createdSeconds === undefined ? undefined : new Date(createdSeconds * 1_000),
    isPinned: fields.is_top === true,
    videoStatus: numberOf(fields.video_status),
    shareUrl: textOf(fields.share_url) || undefined,
    playCount: numberOf(fieldsOf(fields.statistics).play_count),
    statistics: readStatistics(fields.statistics),
    mediaType: numberOf(fields.media_type),
  };
}

/** Numbers or numeric texts, by the app and the day; what is neither is not told. */
function readStatistics(statistics: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldsOf(statistics)).flatMap(([name, value]) => {
      const number = numberOf(value);
      return number === undefined ? [] : [[name, String(number)]];
    }),
  );
}

export function readWorks(data: Fields): ByteDanceWork[] | undefined {
  if (!Array.isArray(data.list)) return undefined;
  return data.list.map(readWork).filter((work): work is ByteDanceWork => work !== undefined);
}

export function readWorksPage(data: Fields): WorksPage | undefined {
  // An account without works is sent `list: null` by some gateways.
  const works = readWorks({ list: data.list ?? [] });
  if (works === undefined) return undefined;
  return {
    works,
    cursor: textOf(data.cursor) ?? '0',
    hasMore: data.has_more === true || data.has_more === 'true',
  };
}

/** Titles are compared without regard to white space: the platform trims what it was sent. */
export function normaliseTitle(title: string): string {
  return title.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Works made at or after `intentAt` (a minute of grace for differing clocks) whose title is the one we sent. */
export async function findWorks(
  title: string,
  intentAt: Date,
  listPage: (cursor: string) => Promise<WorksPage>,
): Promise<ByteDanceWork[]> {
  const notBefore = intentAt.getTime() - 60_000;
  const wanted = normaliseTitle(title);
  const found = new Map<string, ByteDanceWork>();
  let cursor = '0';
  for (let pages = 0; pages < 10; pages += 1) {
    const page = await listPage(cursor);
    for (const work of page.works) {
      const isRecent = work.createdAt !== undefined && work.createdAt.getTime() >= notBefore;
      if (isRecent && normaliseTitle(work.title) === wanted) found.set(work.itemId, work);
    }
    // Pinned works come first however old they are; only an old one that is not pinned ends the search.
    const reachedOlder = page.works.some(
      (work) => !work.isPinned && work.createdAt !== undefined && work.createdAt.getTime() < notBefore,
    );
    if (!page.hasMore || reachedOlder) break;
    cursor = page.cursor;
  }
  return [...found.values()];
}
