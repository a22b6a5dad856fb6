import { Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Client } from 'pg';

/** Null: what changed is not known, so anything may have. */
export type NoticeListener<Change> = (change: Change | null) => void;

/** The connection is asked this often whether it is alive: a dead one tells nothing by itself. */
const HEARTBEAT_MS = 5_000;
const ANSWER_WITHIN_MS = 3_000;
const CONNECT_AGAIN_AFTER_MS = 500;
/** While changes are heard, an answer is dropped the moment it is outdated; this bound is only a belt. */
const TRUST_WHILE_LISTENING_MS = 300_000;
/** While they are not, nothing is older than this. */
const TRUST_WHILE_DEAF_MS = 1_000;

/** Where and under which name one hears. */
export interface NoticeSource<Change> {
  databaseUrl: string;
  /** Named in a statement as it stands: a constant of ours. */
  channel: string;
  applicationName: string;
  /** Null for a message that we did not write: then everything may have changed. */
  parse(payload: string): Change | null;
}

/**
 * Hears on a connection of its own what other processes, and this one, have committed and told on a channel (`NOTIFY`).
 * For what is kept in memory and must not outlive a change.
 */
export class DatabaseNotices<Change> implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('notices');
  private readonly listeners: NoticeListener<Change>[] = [];
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(private readonly source: NoticeSource<Change>) {}

  onChange(listener: NoticeListener<Change>): void {
    this.listeners.push(listener);
  }

  /** How long an answer that was read now may be given out without asking again. */
  trustMs(): number {
    return this.client ? TRUST_WHILE_LISTENING_MS : TRUST_WHILE_DEAF_MS;
  }

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.source.databaseUrl,
      application_name: this.source.applicationName,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ payload }) => this.tell(this.source.parse(payload ?? '')));
    try {
      await client.connect();
      await client.query(`LISTEN ${this.source.channel}`);
    } catch (error) {
      this.logger.warn(
        { err: error },
        `${this.source.channel}: changes are not heard; answers are trusted briefly`,
      );
      await client.end().catch(() => undefined);
      this.later(CONNECT_AGAIN_AFTER_MS, () => this.connect());
      return;
    }
    if (this.isStopped) return client.end();
    this.client = client;
    // Whatever was read before the ear was open may be outdated.
    this.tell(null);
    this.later(HEARTBEAT_MS, () => this.beat(client));
  }

  private async beat(client: Client): Promise<void> {
    if (this.client !== client) return;
    const isAlive = await Promise.race([
      client.query('SELECT 1').then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ANSWER_WITHIN_MS).unref()),
    ]);
    if (!isAlive) {
      this.lose(client);
      void client.end().catch(() => undefined);
      return;
    }
    this.later(HEARTBEAT_MS, () => this.beat(client));
  }

  private lose(client: Client): void {
    if (this.client !== client) return;
    this.client = null;
    if (this.isStopped) return;
    this.logger.warn(`${this.source.channel}: the connection broke; answers are trusted briefly`);
    this.tell(null);
    this.later(CONNECT_AGAIN_AFTER_MS, () => this.connect());
  }

  private tell(change: Change | null): void {
    for (const listener of this.listeners) listener(change);
  }

  private later(afterMs: number, work: () => Promise<void>): void {
    if (this.isStopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void work(), afterMs);
    this.timer.unref();
  }
}
