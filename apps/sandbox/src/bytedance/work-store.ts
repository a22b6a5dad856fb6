import type { SandboxClock } from '../core/clock';
import { Refusal } from './answers';
import { hex } from './open-platform';

export interface Work {
  /** Opaque, with signs that must be encoded in addresses. */
  itemId: string;
  /** Decimal, longer than a double is exact. */
  videoId: string;
  openId: string;
  title: string;
  createdAt: number;
  reviewEndsAt: number;
  isRefused: boolean;
  isPinned: boolean;
  isDeleted: boolean;
  /** 0 everyone, 1 the author only, 2 friends. */
  privateStatus: number;
  mediaUrl: string | null;
  coverUrl: string | null;
  /** Of a work made of pictures. */
  imageUrls: string[];
  /** What a test says of it, instead of what it would come to. */
  scripted: Partial<WorkFigures>;
}

/** Counters as they stand at one time. */
export interface WorkFigures {
  plays: number;
  likes: number;
  comments: number;
  shares: number;
  forwards: number;
}

export type WorkState = 'in_review' | 'visible' | 'rejected' | 'deleted';

export interface NewWork {
  openId: string;
  title: string;
  isRefused: boolean;
  privateStatus?: number;
  mediaUrl: string | null;
  coverUrl?: string | null;
  imageUrls?: string[];
}

/** The real limit is not published. */
const MOST_NAMED = 20;

/** Published works; their review and figures are computed from the clock when asked. */
export class WorkStore {
  private works: Work[] = [];
  private nextVideoNumber = 0n;

  constructor(
    private readonly clock: () => SandboxClock,
    private readonly reviewMs: () => number,
  ) {}

  add(work: NewWork): Work {
    const now = this.now();
    this.nextVideoNumber += 2n;
    const made: Work = {
      ...work,
      title: work.title.trim(),
      itemId: `@9Vx${hex(16)}+${hex(4)}/${hex(8)}==`,
      videoId: String(7_199_999_999_990_000_001n + this.nextVideoNumber),
      createdAt: now,
      reviewEndsAt: now + this.reviewMs(),
      isPinned: false,
      isDeleted: false,
      privateStatus: work.privateStatus ?? 0,
      coverUrl: work.coverUrl ?? null,
      imageUrls: work.imageUrls ?? [],
      scripted: {},
    };
    this.works.push(made);
    return made;
  }

  /** Works that a call names, by either kind of id. @throws Refusal when it names none, or too many (assumed) */
  named(body: unknown): Work[] {
    const { item_ids: itemIds, video_ids: videoIds } = (body ?? {}) as Record<string, unknown>;
    const ids: unknown = itemIds ?? videoIds;
    if (!Array.isArray(ids)) throw new Refusal(2100005, '缺少 item_ids');
    if (ids.length > MOST_NAMED) throw new Refusal(2100005, `item_ids 最多 ${MOST_NAMED} 个`);
    const idOf = (work: Work): string => (itemIds === undefined ? work.videoId : work.itemId);
    return [...new Set(ids.map(String))]
      .map((id) => this.works.find((work) => idOf(work) === id))
      .filter((work) => work !== undefined);
  }

  all(): Work[] {
    return [...this.works];
  }

  find(itemId: string): Work | undefined {
    return this.works.find((work) => work.itemId === itemId);
  }

  stateOf(work: Work): WorkState {
    if (work.isDeleted) return 'deleted';
    if (this.now() < work.reviewEndsAt) return 'in_review';
    return work.isRefused ? 'rejected' : 'visible';
  }

  /** The account's works as its list shows them: pinned first, newest next, new ones only after a while. */
  page(
    openId: string,
    cursor: string | undefined,
    count: string | undefined,
    listDelayMs: number,
    isListed: (work: Work) => boolean = () => true,
  ): { works: Work[]; cursor: number; hasMore: boolean } {
    const wanted = Number(count ?? '10');
    const offset = offsetOf(cursor);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 20 || offset === null)
      throw new Refusal(2100005, '参数不合法');
    const listed = this.works
      .filter((work) => work.openId === openId && !work.isDeleted && isListed(work))
      .filter((work) => this.now() >= work.createdAt + listDelayMs)
      .sort((a, b) => Number(b.isPinned) - Number(a.isPinned) || b.createdAt - a.createdAt);
    const works = listed.slice(offset, offset + wanted);
    return { works, cursor: cursorOf(offset + works.length), hasMore: offset + wanted < listed.length };
  }

  /** Grows with time at a pace of the work's own; plays begin when the review has passed, likes may fall a little. */
  figuresOf(work: Work, at: number = this.now()): WorkFigures {
    const none = { plays: 0, likes: 0, comments: 0, shares: 0, forwards: 0 };
    if (this.stateOf(work) !== 'visible' || work.privateStatus === 1 || at < work.reviewEndsAt) return none;
    const minutes = (at - work.reviewEndsAt) / 60_000;
    const pace = 1 + (Number(BigInt(work.videoId) % 97n) / 97) * 9;
    const plays = 1 + Math.floor(minutes * pace);
    const wobble = Math.floor(minutes / 30) % 3 === 2 ? 1 : 0;
    return {
      plays,
      likes: Math.max(0, Math.floor(plays / 17) - wobble),
      comments: Math.floor(plays / 170),
      shares: Math.floor(plays / 110),
      forwards: Math.floor(plays / 510),
      ...work.scripted,
    };
  }

  reset(): void {
    this.works = [];
  }

  private now(): number {
    return this.clock().now().getTime();
  }
}

// Cursors are numbers that mean nothing to callers; computed ones are refused.
const CURSOR_STEP = 7_919;
const CURSOR_BASE = 1_700_000;

function cursorOf(offset: number): number {
  return CURSOR_BASE + offset * CURSOR_STEP;
}

function offsetOf(cursor: string | undefined): number | null {
  if (cursor === undefined || cursor === '0' || cursor === '') return 0;
  const offset = (Number(cursor) - CURSOR_BASE) / CURSOR_STEP;
  return Number.isInteger(offset) && offset >= 0 ? offset : null;
}
