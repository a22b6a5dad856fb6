import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';

/** Searches of this process that run at once: connections are for everybody. */
const MOST_AT_ONCE = 4;
const LONGEST_MS = 3_000;
const RETRY_AFTER_SECONDS = 10;
/** PostgreSQL: `query_canceled`. */
const CANCELLED = '57014';

/** Searches are the dearest thing that a stranger can ask for: few at once, and none for long. */
@Injectable()
export class SearchGate {
  private running = 0;

  constructor(private readonly database: Database) {}

  /** @throws AppError `search_busy`, `search_too_slow` (503, with when to come back) */
  async pass<Result>(search: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    if (this.running >= MOST_AT_ONCE) throw searchBusy();
    this.running += 1;
    try {
      return await this.database.transaction(async (manager) => {
        await manager.query(`SELECT set_config('statement_timeout', $1, true)`, [String(LONGEST_MS)]);
        return search(manager);
      });
    } catch (error) {
      throw isCancelled(error) ? searchTooSlow(error) : error;
    } finally {
      this.running -= 1;
    }
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === CANCELLED;
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
