import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { DAY_MS, HOUR_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { REDIS } from '@haojiao/infrastructure/redis';
import { currentListenRule } from './domain/listen-rule';
import type { ListenerKey } from './listener-keys';
import { TOLD_SECONDS, withListenScript } from './persistence/listen-script';
import { viewKeys } from './persistence/view-keys';
import { openViewsConnection } from './persistence/views-connection';
import type { ViewsConnection } from './persistence/views-connection';

/** One answered request for a file of sound, judged and without its sender. */
export interface CountedDelivery {
  contentId: string;
  surface: 'feed' | 'page';
  /** Why it is no listener's; null: it may be part of a listen. */
  reason: string | null;
  app: string;
  listener: ListenerKey | null;
  /** Tells the files of an episode apart. */
  file: string;
  /** Bytes of sound that went out: from `first` to before `after`. */
  first: number;
  after: number;
  /** Bytes of sound that make a listen. */
  threshold: number;
}

/** Takes the key of a delivery late: it may have to be asked for. */
export type AwaitedDelivery = () => Promise<CountedDelivery>;

interface Waiting {
  id: string;
  at: Date;
  make: AwaitedDelivery;
}

const AT_ONCE = 32;
/** While Redis is away deliveries wait; more are given up, so that memory stays flat. */
const MAX_WAITING = 20_000;
const ASK_AGAIN_AFTER_MS = 200;
/** Many people share the address of a carrier; nobody listens to so much under as many names. */
const MOST_PLAYS_OF_AN_ADDRESS = 5_000;
const SKETCH_LIFE_SECONDS = (8 * DAY_MS) / 1_000;
/** After that the script might not know any more that it had it. */
const LONGEST_WAIT_MS = (TOLD_SECONDS * 1_000) / 2;
const SHUTDOWN_GRACE_MS = 2_000;

/**
 * Tells Redis of each delivery, once: one round trip for each, repeated under the same id until it is answered. Nobody
 * waits for it – the bytes are at the listener's already. What a killed process had not told yet is lost.
 */
@Injectable()
export class ListenCounter implements OnApplicationShutdown {
  private readonly log = new Logger(ListenCounter.name);
  private readonly writer = randomBytes(9).toString('hex');
  private serial = 0;
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private connection: ViewsConnection | null = null;
  private isClosing = false;

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  record(make: AwaitedDelivery): void {
    if (this.waiting.length >= MAX_WAITING) {
      this.log.warn(`${MAX_WAITING} deliveries wait for Redis: one is not counted`);
      return;
    }
    this.serial += 1;
    this.waiting.push({ id: `${this.writer}-${this.serial}`, at: this.clock.now(), make });
    this.running ??= this.run();
  }

  /** Resolved when everything that was recorded before has been told. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    await Promise.race([this.settled(), sleep(SHUTDOWN_GRACE_MS, undefined, { ref: false })]);
    this.connection?.close();
  }

  private async run(): Promise<void> {
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const some = this.waiting.slice(0, AT_ONCE);
      const outcomes = await Promise.allSettled(some.map((one) => this.tell(one)));
      const done = new Set(some.filter((_, index) => outcomes[index]!.status === 'fulfilled'));
      this.waiting = this.waiting.filter((one) => !done.has(one) && !this.isTooOld(one));
      if (done.size === some.length) continue;
      if (this.isClosing) break;
      await sleep(ASK_AGAIN_AFTER_MS);
    }
    this.running = null;
  }

  private isTooOld({ at }: Waiting): boolean {
    return this.clock.now().getTime() - at.getTime() > LONGEST_WAIT_MS;
  }

  private async tell({ id, at, make }: Waiting): Promise<void> {
    const delivery = await make();
    this.connection ??= openListenConnection(this.redis, () => this.clock.now().getTime());
    const run = this.connection.run();
    if (!run) throw new Error('No Redis to count on');
    const now = at.getTime();
    await this.connection.redis.addDelivery(
      viewKeys.open,
      ...[run, id, now, (now - (now % HOUR_MS)) / 1_000, beijingDate(at)],
      ...[currentListenRule.id, currentListenRule.windowMs, SKETCH_LIFE_SECONDS],
      ...[delivery.contentId, delivery.surface, delivery.reason ?? '', delivery.app],
      ...[delivery.listener?.today ?? '', delivery.listener?.yesterday ?? ''],
      ...[delivery.file, delivery.first, delivery.after, delivery.threshold],
      ...[delivery.listener?.network ?? '', MOST_PLAYS_OF_AN_ADDRESS],
    );
  }
}

function openListenConnection(redis: Redis, now: () => number): ViewsConnection {
  const connection = openViewsConnection(redis, now);
  withListenScript(connection.redis);
  return connection;
}
