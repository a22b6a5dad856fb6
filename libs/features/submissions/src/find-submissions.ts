import { Inject, Injectable } from '@nestjs/common';
import { characterPairs } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { cleanText } from '@haojiao/features/contents';
import { DeskFilters } from './desk/desk-filter';
import type { DeskFilter } from './desk/desk-filter';

export interface SubmissionFilter extends DeskFilter {
  /** This unit and those below it. */
  organizationId?: string;
  mine?: boolean;
  /** Words of title, text, people or number. */
  q?: string;
  /** Sent at or after. */
  from?: string;
  /** Sent before. */
  to?: string;
}

/** Words that more reports have are common: reading reports in order soon finds enough of them. */
const RARE = 2_000;

/** Finds reports for lists: never drafts, and only what the caller may see. */
@Injectable()
export class FindSubmissions {
  constructor(
    private readonly database: Database,
    private readonly desk: DeskFilters,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Ids in the order of sending, the last first, after `beforeId`: the caller's own, and those of the units whose
   * reports they read. Each half is read by itself, so that each has its index: `submissions_sender_sent` backwards for
   * the own; for units `submissions_sent` (or `submissions_state_sent`) backwards where they are many, else
   * `submissions_organization_sent`; the primary key where words or reports alike are few. The planner knows units and ids, and takes `strpos` for
   * something that a third of all reports have, where `LIKE` would make it expect none and read them all.
   */
  async ids(
    actor: Actor,
    filter: SubmissionFilter,
    limit: number,
    beforeId: string | null,
  ): Promise<string[]> {
    const units = filter.mine ? [] : await this.readUnits(actor, filter.organizationId ?? null);
    const words = wordsOf(filter.q);
    const hits = await this.rareHits(words);
    const alike = filter.hasSimilar ? await this.fewAlike(actor) : null;
    const own = this.half(`s.sent_by = $3 AND ($4::uuid IS NULL OR ${inBranch})`);
    const ofUnits = this.half('s.organization_id = ANY($5::uuid[])');
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM (${own} UNION ${ofUnits}) found ORDER BY sent_at DESC, id DESC LIMIT $11`,
      [
        ...scopeParameters(actor.scope('submission.read')),
        actor.userId,
        filter.organizationId ?? null,
        units,
        words,
        hits && alike ? hits.filter((id) => alike.includes(id)) : (hits ?? alike),
        filter.from ?? null,
        filter.to ?? null,
        beforeId,
        limit,
        ...this.desk.parameters(alike ? { ...filter, hasSimilar: undefined } : filter, this.clock.now()),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Plan: the GIN index over `path`. */
  private async readUnits(actor: Actor, organizationId: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT o.id FROM organizations o
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])`,
      [...scopeParameters(actor.scope('submission.read')), organizationId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * All reports with the words; null where the words are common or just one character. Asked by itself, so that the
   * planner never computes pairs row by row. Plan: bitmap scan of `submissions_character_pairs`, and what that finds is
   * compared until there are too many: nothing is read twice.
   */
  private async rareHits(words: string | null): Promise<string[] | null> {
    const pairs = characterPairs(words ?? '');
    if (pairs.length === 0) return null;
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM submissions s
       WHERE s.state <> 'draft' AND character_pairs(s.search_text) @> $1::text[] AND strpos(s.search_text, $2) > 0
       LIMIT $3`,
      [pairs, words, RARE + 1],
    );
    return rows.length > RARE ? null : rows.map(({ id }) => id);
  }

  /** All reports that others tell the same as; null where they are many: reading in order soon finds enough of them. */
  private async fewAlike(actor: Actor): Promise<string[] | null> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM (${this.desk.similarSql(1)}) alike (id) LIMIT $3`,
      [...scopeParameters(actor.scope('submission.read')), RARE + 1],
    );
    return rows.length > RARE ? null : rows.map(({ id }) => id);
  }

  private half(whose: string): string {
    return `(
      SELECT s.sent_at, s.id FROM submissions s
      WHERE ${whose} AND s.state <> 'draft'
        AND ($6::text IS NULL OR strpos(s.search_text, $6) > 0) AND ($7::uuid[] IS NULL OR s.id = ANY($7::uuid[]))
        AND ($8::timestamptz IS NULL OR s.sent_at >= $8) AND ($9::timestamptz IS NULL OR s.sent_at < $9)
        AND ($10::uuid IS NULL OR (s.sent_at, s.id) < ((SELECT b.sent_at FROM submissions b WHERE b.id = $10), $10))
        AND ($1::uuid[] IS NOT NULL AND $2::uuid[] IS NOT NULL) AND ${this.desk.sql(12, 1)}
      ORDER BY s.sent_at DESC, s.id DESC LIMIT $11)`;
  }
}

const inBranch = `EXISTS (
        SELECT 1 FROM organizations o WHERE o.id = s.organization_id AND o.path @> ARRAY[$4::uuid])`;

/** As texts are kept for the search; null when nothing is asked. */
function wordsOf(q: string | undefined): string | null {
  return cleanText(q ?? '').toLowerCase() || null;
}
