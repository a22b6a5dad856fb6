import { Injectable } from '@nestjs/common';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { FigureImportsService } from './figure-imports.service';
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
const settledStates = ['ready', 'known', 'differs', 'done'];

@Injectable()
export class ReadFigureImports {
  constructor(
    private readonly database: Database,
    private readonly imports: FigureImportsService,
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
      `SELECT i.* FROM figure_imports i JOIN organizations o ON o.id = i.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR i.channel_account_id = $3) AND ($4::uuid IS NULL OR i.id < $4)
       ORDER BY i.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('figure.record')), channelAccountId, beforeId, limit + 1],
    );
    return rows.map((row) => entityFromRow(this.database.manager, FigureImportEntity, row));
  }

  /** In the order of the table. Plan: the primary key, or `figure_import_lines_state_of` with a state. */
  async lines(
    actor: Actor,
    id: string,
    states: readonly FigureLineState[] | null,
    afterLine: number,
    limit: number,
  ): Promise<FigureImportLineEntity[]> {
    await this.imports.load(actor, id);
    return this.database.manager
      .createQueryBuilder(FigureImportLineEntity, 'l')
      .where('l.importId = :id AND l.line > :afterLine', { id, afterLine })
      .andWhere(states === null ? 'TRUE' : 'l.state = ANY(CAST(:states AS text[]))', { states })
      .orderBy('l.line')
      .limit(limit + 1)
      .getMany();
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
