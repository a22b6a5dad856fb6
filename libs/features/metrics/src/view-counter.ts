import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { DAY_MS, HOUR_MS, beijingDate } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { REDIS } from '@haojiao/infrastructure/redis';
import { currentRule } from './domain/counting-rule';
import type { CountingRule } from './domain/counting-rule';
import { countingUnavailable } from './domain/counting-unavailable';
import type { Surface } from './domain/surfaces';
import { viewKeys } from './persistence/view-keys';
import { openViewsConnection } from './persistence/views-connection';
import type { ViewsConnection } from './persistence/views-connection';

export interface ReportedView {
  /** Lower case. */
  contentId: string;
  surface: Surface | 'live' | 'replay';
  /** Hashed. */
  visitor: string;
  /** Told by the front end; a view that comes again under it is passed over. */
  viewId?: string;
  /** Of heartbeats: the key by which the viewer may have been known before midnight. */
  formerVisitor?: string;
  /** As `writeMarks` says it; with a reason in it only the raw figure grows. Absent: a reader. */
  marks?: string;
}

interface Waiting {
  view: ReportedView;
  counted: () => void;
  refused: (error: Error) => void;
}

/** Views of one round trip. */
const BUNDLE_SIZE = 500;
/** Reports that wait for Redis; more are refused, so that memory stays flat while it is slow. */
const MAX_WAITING = 20_000;
/** A lost answer or a short absence of Redis is bridged for this long. */
const GRACE_MS = 2_000;
/**
 * Reports that wait in Redis to be kept; while the worker is away and there are more, they are counted but not kept, and
 * the gap is noted. About 20 MB.
 */
const MOST_KEPT_IN_REDIS = 200_000;
const ASK_AGAIN_AFTER_MS = 50;
const SKETCH_LIFE_SECONDS = (8 * DAY_MS) / 1_000;

/**
 * Counts views, each exactly once. Reports that come while a round trip is under way make up the next one, so the
 * busier it gets the more share one. A bundle carries its writer and number: where an answer is lost, the same bundle
 * is sent again and Redis tells whether it has it.
 */
@Injectable()
export class ViewCounter implements OnApplicationShutdown {
  protected readonly rule: Pick<CountingRule, 'id' | 'windowMs'> = currentRule;
  private readonly writer = randomBytes(9).toString('hex');
  private bundleNumber = 0;
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private connection: ViewsConnection | null = null;

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(Settings) private readonly settings: Pick<Settings, 'keptEventsDays'>,
  ) {}

  /**
   * Resolved when the view is counted and will never be lost.
   * @throws AppError `counting_unavailable` (503): it was not counted, report it again later.
   */
  count(view: ReportedView): Promise<void> {
    if (this.waiting.length >= MAX_WAITING) return Promise.reject(countingUnavailable());
    return new Promise((counted, refused) => {
      this.waiting.push({ view, counted, refused });
      this.running ??= this.run();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.running;
    this.connection?.close();
  }

  private async run(): Promise<void> {
    // Everything that arrives in this turn of the event loop shares the first round trip.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const bundle = this.waiting.splice(0, BUNDLE_SIZE);
      try {
        await this.send(bundle.map(({ view }) => view));
        for (const { counted } of bundle) counted();
      } catch (error) {
        const refusal = countingUnavailable(error);
        for (const { refused } of bundle) refused(refusal);
      }
    }
    this.running = null;
  }

  private async send(views: ReportedView[]): Promise<void> {
    this.connection ??= openViewsConnection(this.redis, Date.now);
    const connection = this.connection;
    const now = Date.now();
    // During a long absence nobody waits: the grace counts from its beginning.
    const deadline = (connection.downSince() ?? now) + GRACE_MS;
    this.bundleNumber += 1;
    const argv = this.argumentsOf(views, now);
    for (;;) {
      try {
        const run = connection.run();
        if (!run) throw new Error('No Redis to count on');
        await this.tell(connection.redis, [run, ...argv]);
        return;
      } catch (error) {
        if (Date.now() >= deadline) throw error;
        await sleep(ASK_AGAIN_AFTER_MS);
      }
    }
  }

  protected tell(redis: Redis, argv: (string | number)[]): Promise<number> {
    return redis.addViews(viewKeys.open, ...argv);
  }

  /** Made once per bundle: a repetition is the same to the letter. */
  private argumentsOf(views: ReportedView[], now: number): (string | number)[] {
    const argv: (string | number)[] = [
      this.writer,
      this.bundleNumber,
      now,
      (now - (now % HOUR_MS)) / 1_000,
      beijingDate(new Date(now)),
      this.rule.id,
      this.rule.windowMs,
      SKETCH_LIFE_SECONDS,
      this.settings.keptEventsDays > 0 ? MOST_KEPT_IN_REDIS : 0,
    ];
    for (const { contentId, surface, visitor, viewId, formerVisitor, marks } of views) {
      const second = viewId ?? formerVisitor;
      argv.push(
        `${contentId}|${surface}`,
        second || marks ? `${visitor}|${second ?? ''}|${marks ?? ''}` : visitor,
      );
    }
    return argv;
  }
}
