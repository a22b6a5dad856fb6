import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { LexiconCategory } from '../domain/lexicon-term';
import type { LexiconRow } from '../files/lexicon-row';
import { LexiconTermEntity } from '../persistence/lexicon-term.entity';
import { LexiconVersionEntity } from '../persistence/lexicon-version.entity';
import { LexiconSignatures } from './lexicon-signatures';

/** Rows that go into the database with one statement. */
const BATCH = 2_000;

/** Versions of lexicons with their rows, without a permission question. */
@Injectable()
export class LexiconVersions {
  constructor(
    private readonly database: Database,
    private readonly signatures: LexiconSignatures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps the next version, signed. The caller holds the lexicon's row. */
  async append(
    manager: EntityManager,
    lexiconId: string,
    rows: readonly LexiconRow[],
    createdBy: string | null,
  ): Promise<LexiconVersionEntity> {
    const [newest] = await this.list(lexiconId, 1, null, manager);
    const number = (newest?.number ?? 0) + 1;
    const version = manager.create(LexiconVersionEntity, {
      ...(await this.signatures.sign(lexiconId, number, rows)),
      id: newId(),
      termCount: rows.length,
      categoryCounts: countsOf(rows),
      createdBy,
      createdAt: this.clock.now(),
    });
    await manager.insert(LexiconVersionEntity, version);
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH);
      await manager.query(
        `INSERT INTO lexicon_terms (lexicon_version_id, position, key, term)
         SELECT $1, $2 + place, key, term FROM unnest($3::text[], $4::jsonb[]) WITH ORDINALITY AS t (key, term, place)`,
        [version.id, start, batch.map(({ id }) => id), batch.map((row) => JSON.stringify(row))],
      );
    }
    return version;
  }

  /** Newest first. Plan: backward range of the unique index `(lexicon_id, number)`. */
  async list(
    lexiconId: string,
    limit: number,
    beforeNumber: number | null,
    manager: EntityManager = this.database.manager,
  ): Promise<LexiconVersionEntity[]> {
    return manager
      .createQueryBuilder(LexiconVersionEntity, 'v')
      .where(
        'v.lexiconId = :lexiconId AND (CAST(:beforeNumber AS integer) IS NULL OR v.number < :beforeNumber)',
        {
          lexiconId,
          beforeNumber,
        },
      )
      .orderBy('v.number', 'DESC')
      .limit(limit)
      .getMany();
  }

  /** @throws AppError `lexicon_version_not_found` */
  async load(
    lexiconId: string,
    number: number,
    manager: EntityManager = this.database.manager,
  ): Promise<LexiconVersionEntity> {
    const version = await manager.findOneBy(LexiconVersionEntity, { lexiconId, number });
    if (version) return version;
    throw notFound('lexicon_version', '词库没有这个版本。', 'The lexicon has no such version.');
  }

  /** Rows in order, from after a position. Plan: range of the primary key `(lexicon_version_id, position)`. */
  async page(versionId: string, limit: number, afterPosition: number): Promise<LexiconTermEntity[]> {
    return this.database.manager
      .createQueryBuilder(LexiconTermEntity, 't')
      .where('t.lexiconVersionId = :versionId AND t.position > :afterPosition', { versionId, afterPosition })
      .orderBy('t.position')
      .limit(limit)
      .getMany();
  }

  /**
   * All rows in order, checked against their signature.
   * @throws AppError `lexicon_tampered`, `lexicon_key_gone`
   */
  async rows(version: LexiconVersionEntity, name: string, manager?: EntityManager): Promise<LexiconRow[]> {
    const rows: LexiconRow[] = [];
    for (;;) {
      const batch = await this.database.query<{ term: LexiconRow }>(
        `SELECT term FROM lexicon_terms WHERE lexicon_version_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
        [version.id, rows.length, BATCH],
        manager,
      );
      rows.push(...batch.map(({ term }) => term));
      if (batch.length < BATCH) break;
    }
    await this.signatures.require(version, rows, name);
    return rows;
  }

  /** One row of a version, or null. Plan: the unique index `(lexicon_version_id, key)`. */
  async row(versionId: string, key: string, manager?: EntityManager): Promise<LexiconRow | null> {
    const [found] = await this.database.query<{ term: LexiconRow }>(
      'SELECT term FROM lexicon_terms WHERE lexicon_version_id = $1 AND key = $2',
      [versionId, key],
      manager,
    );
    return found?.term ?? null;
  }
}

function countsOf(rows: readonly LexiconRow[]): Partial<Record<LexiconCategory, number>> {
  const counts: Partial<Record<LexiconCategory, number>> = {};
  for (const { category } of rows) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}

/** @throws AppError `invalid_input` for what is no number of a version */
export function versionNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw invalidInput([
    fault(
      'number',
      'version_unknown',
      '版本号应为正整数。',
      'The number of a version is a positive integer.',
    ),
  ]);
}
