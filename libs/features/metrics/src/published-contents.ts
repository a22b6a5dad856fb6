import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '@haojiao/infrastructure/database';
import { countingUnavailable } from './domain/counting-unavailable';

/** What the counter asks before it counts: is this item on the site now? */
export interface PublishedContents {
  isPublished(contentId: string): Promise<boolean>;
}

export const PUBLISHED_CONTENTS = Symbol('PUBLISHED_CONTENTS');

/** Asks the table of contents. */
@Injectable()
export class PublishedContentsInDatabase implements PublishedContents {
  constructor(private readonly database: Database) {}

  async isPublished(contentId: string): Promise<boolean> {
    const rows = await this.database.query(`SELECT 1 FROM contents WHERE id = $1 AND state = 'published'`, [
      contentId,
    ]);
    return rows.length > 0;
  }
}

/** Seconds count for readers of a fresh item, not for those of a withdrawn one. */
const PUBLISHED_FOR_MS = 30_000;
const UNKNOWN_FOR_MS = 5_000;
const MAX_CONTENTS = 50_000;

/**
 * Remembers the answers for a moment; several who ask at once share one query. While the database is away, what was
 * known to be published still is: its views go on being counted.
 */
@Injectable()
export class KnownContents {
  private readonly answers: LRUCache<string, { published: boolean }>;

  constructor(@Inject(PUBLISHED_CONTENTS) private contents: PublishedContents) {
    this.answers = new LRUCache<string, { published: boolean }>({
      max: MAX_CONTENTS,
      ttl: PUBLISHED_FOR_MS,
      ttlResolution: 100,
      // Looked up at each call, so that a test can move it.
      perf: { now: () => performance.now() },
      allowStaleOnFetchRejection: true,
      noDeleteOnFetchRejection: true,
      noDeleteOnStaleGet: true,
      fetchMethod: async (contentId, _stale, { options }) => {
        const published = await this.contents.isPublished(contentId);
        options.ttl = published ? PUBLISHED_FOR_MS : UNKNOWN_FOR_MS;
        return { published };
      },
    });
  }

  /** At once when the answer is known. @throws AppError `counting_unavailable` when nobody can tell. */
  isPublished(contentId: string): boolean | Promise<boolean> {
    const known = this.answers.get(contentId);
    if (known) return known.published;
    return this.answers.fetch(contentId).then((answer) => {
      // No answer and no earlier one: the database can't be asked, so nobody may say "not found".
      if (!answer) throw countingUnavailable();
      return answer.published;
    });
  }

  /** For a feature on the right that knows better what stands on the site; earlier answers are forgotten. */
  learnFrom(contents: PublishedContents): void {
    this.contents = contents;
    this.answers.clear();
  }

  /** After publishing or withdrawing in this process: the next report asks anew. */
  forget(contentId: string): void {
    this.answers.delete(contentId);
  }
}
