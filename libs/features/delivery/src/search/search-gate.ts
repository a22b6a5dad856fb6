import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database, SeparateConnections } from '@haojiao/infrastructure/database';

/** Searches of this process that run at once: connections are for everybody. */
const MOST_AT_ONCE = 4;
const LONGEST_MS = 3_000;
const RETRY_AFTER_SECONDS = 10;
/** PostgreSQL: `query_canceled`. */
const CANCELLED = '57014';

const settings = {
  statement_timeout: LONGEST_MS,
  /** A look into a vector fetches and unpacks it: some 200 times what the planner takes an operator for. */
  cpu_operator_cost: 0.5,
  /** To read all vectors is never right where an index of words is there. */
  enable_seqscan: 'off',
  /** To get ready costs more than such a question takes. */
  jit: 'off',
  max_parallel_workers_per_gather: 0,
};

/**
 * Searches are the dearest thing that a stranger can ask for: few at once, and none for long. They have connections of
 * their own that know this limit, so that a search is one round trip.
 */
@Injectable()
export class SearchGate implements OnApplicationShutdown {
  private running = 0;
  private readonly connections: SeparateConnections;

  constructor(database: Database) {
    this.connections = new SeparateConnections(database, { most: MOST_AT_ONCE, settings });
  }

  /** @throws AppError `search_busy`, `search_too_slow` (503, with when to come back) */
  async query<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
    if (this.running >= MOST_AT_ONCE) throw searchBusy();
    this.running += 1;
    try {
      return await this.connections.query<Row>(sql, parameters);
    } catch (error) {
      throw isCancelled(error) ? searchTooSlow(error) : error;
    } finally {
      this.running -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connections.close();
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error as { code?: string }).code === CANCELLED;
}

function searchBusy(): AppError {
  return unavailable('search_busy', {
    zh: '搜索的人较多，请稍后再试。',
    en: 'Many people are searching; try again in a moment.',
  });
}

function searchTooSlow(cause: unknown): AppError {
  const words = {
    zh: '这次搜索用时过长，已停止；请换更具体的词，或稍后再试。',
    en: 'The search took too long and was stopped; use more specific words, or try again in a moment.',
  };
  return unavailable('search_too_slow', words, cause);
}

function unavailable(code: string, words: Message, cause?: unknown): AppError {
  return new AppError('unavailable', code, words, { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
}
