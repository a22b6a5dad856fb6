import { Injectable } from '@nestjs/common';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { AccountPosts } from './account-posts';
import { FigureImportsService } from './figure-imports.service';
import { importLimits } from './import-limits';
import { FigureImportLineEntity } from './persistence/figure-import-line.entity';
import type { FigureLineState } from './persistence/figure-import-line.entity';
import { FigureImportEntity } from './persistence/figure-import.entity';

export type LineCounts = Record<FigureLineState, number>;

/** Single figures by what becomes, or became, of them. */
export interface FigureCounts {
  /** Would be written. */
  new: number;
  written: number;
  known: number;
  differs: number;
  overlaps: number;
}

export interface FigureImportReport {
  found: FigureImportEntity;
  lines: LineCounts;
  figures: FigureCounts;
  /** The first time that the same file was imported into this account. */
  importedBefore: FigureImportEntity | null;
}

const noLines: LineCounts = {
  ...{ ready: 0, known: 0, differs: 0, unmatched: 0 },
  ...{ ambiguous: 0, faulty: 0, passed: 0, done: 0 },
};
const noFigures: FigureCounts = { new: 0, written: 0, known: 0, differs: 0, overlaps: 0 };
/** Lines whose post is not known have figures that nothing becomes of. */
const unwrittenStates: FigureLineState[] = ['differs', 'unmatched', 'ambiguous', 'faulty'];
/** Of single figures: another one stands. */
export const leftOutcomes: readonly string[] = ['differs', 'overlaps'];
const settledStates = ['ready', 'known', 'differs', 'done'];

@Injectable()
export class ReadFigureImports {
  constructor(
    private readonly database: Database,
    private readonly imports: FigureImportsService,
    private readonly posts: AccountPosts,
  ) {}

  /** Plan: primary keys; `figure_imports_file`. @throws AppError `figure_import_not_found`, `not_allowed` */
  async report(actor: Actor, id: string): Promise<FigureImportReport> {
    const found = await this.imports.load(actor, id);
    const states = await this.database.query<{ state: FigureLineState; count: number }>(
      'SELECT state, count(*)::int AS count FROM figure_import_lines WHERE import_id = $1 GROUP BY state',
      [id],
    );
    const outcomes = await this.database.query<{ outcome: keyof FigureCounts; count: number }>(
      `SELECT CASE WHEN l.state = 'done' AND f ->> 'outcome' = 'new' THEN 'written' ELSE f ->> 'outcome' END AS outcome,
         count(*)::int AS count
       FROM figure_import_lines l CROSS JOIN jsonb_array_elements(l.figures) f
       WHERE l.import_id = $1 AND l.state = ANY($2::text[]) GROUP BY 1`,
      [id, settledStates],
    );
    return {
      found,
      lines: { ...noLines, ...Object.fromEntries(states.map(({ state, count }) => [state, count])) },
      figures: {
        ...noFigures,
        ...Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, count])),
      },
      importedBefore: await this.importedBefore(found),
    };
  }

  /** Newest first. Plan: backwards over the primary key; with an account, `figure_imports_file` and a sort of its few. */
  async list(
    actor: Actor,
    channelAccountId: string | null,
    limit: number,
    beforeId: string | null,
  ): Promise<FigureImportEntity[]> {
    const rows = await this.database.query<Record<string, unknown>>(
      `SELECT i.* FROM figure_imports i JOIN channel_accounts a ON a.id = i.channel_account_id
         JOIN organizations o ON o.id = a.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR i.channel_account_id = $3) AND ($4::uuid IS NULL OR i.id < $4)
       ORDER BY i.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('figure.record')), channelAccountId, beforeId, limit + 1],
    );
    return rows.map((row) => entityFromRow(this.database.manager, FigureImportEntity, row));
  }

  /**
   * In the order of the table. Posts of units where the caller may not write figures down are not told.
   * Plan: the primary key, or `figure_import_lines_state_of` with a state.
   */
  async lines(
    actor: Actor,
    id: string,
    state: FigureLineState | null,
    afterLine: number,
    limit: number,
  ): Promise<FigureImportLineEntity[]> {
    await this.imports.load(actor, id);
    const rows = await this.database.manager
      .createQueryBuilder(FigureImportLineEntity, 'l')
      .where('l.importId = :id AND l.line > :afterLine', { id, afterLine })
      .andWhere(state === null ? 'TRUE' : 'l.state = :state', { state })
      .orderBy('l.line')
      .limit(limit + 1)
      .getMany();
    return this.withinReach(actor, rows);
  }

  /** Lines of which nothing, or not all, is written. Posts as in `lines`. Plan: the primary key. */
  async leftBehind(actor: Actor, id: string): Promise<FigureImportLineEntity[]> {
    await this.imports.load(actor, id);
    const rows = await this.database.manager
      .createQueryBuilder(FigureImportLineEntity, 'l')
      .where('l.importId = :id', { id })
      .andWhere(
        `(l.state = ANY(CAST(:unwritten AS text[])) OR l.state IN ('ready', 'done')
          AND EXISTS (SELECT FROM jsonb_array_elements(l.figures) f WHERE f ->> 'outcome' = ANY(CAST(:left AS text[]))))`,
        { unwritten: unwrittenStates, left: leftOutcomes },
      )
      .orderBy('l.line')
      .limit(importLimits.rows)
      .getMany();
    return this.withinReach(actor, rows);
  }

  private async withinReach(
    actor: Actor,
    rows: readonly FigureImportLineEntity[],
  ): Promise<FigureImportLineEntity[]> {
    const ids = rows.flatMap(({ publicationId, candidates }) => [
      ...(publicationId ? [publicationId] : []),
      ...candidates.map((candidate) => candidate.publicationId),
    ]);
    const within = await this.posts.within(actor, ids);
    return rows.map((row) => {
      const candidates = row.candidates.filter(({ publicationId }) => within.has(publicationId));
      if (row.publicationId === null || within.has(row.publicationId)) return { ...row, candidates };
      const figures = row.figures.map((figure) => ({ ...figure, standsId: null, standsWords: null }));
      return { ...row, candidates, figures, publicationId: null };
    });
  }

  private importedBefore({ id, channelAccountId, sha256, confirmedAt }: FigureImportEntity) {
    return this.database.manager
      .createQueryBuilder(FigureImportEntity, 'i')
      .where('i.channelAccountId = :channelAccountId AND i.sha256 = :sha256', { channelAccountId, sha256 })
      .andWhere('i.id <> :id AND i.confirmedAt IS NOT NULL', { id })
      .andWhere('(CAST(:confirmedAt AS timestamptz) IS NULL OR i.confirmedAt < :confirmedAt)', {
        confirmedAt,
      })
      .orderBy('i.confirmedAt')
      .getOne();
  }
}
