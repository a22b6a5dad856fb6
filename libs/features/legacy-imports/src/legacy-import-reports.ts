import { Injectable } from '@nestjs/common';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { LegacyImportsService } from './legacy-imports.service';
import { LegacyImportRowEntity } from './persistence/legacy-import-row.entity';
import type { LegacyRowState } from './persistence/legacy-import-row.entity';
import { LegacyImportEntity } from './persistence/legacy-import.entity';

export interface LegacyImportReport {
  found: LegacyImportEntity;
  files: number;
  byState: Record<LegacyRowState, number>;
  withWarnings: number;
  /** Of lines that are ready or done. */
  byUnit: { organizationId: string; name: string; count: number }[];
  byYear: { year: number; count: number }[];
  byType: { type: string; count: number }[];
}

/** How far an import is, and what it would bring. */
@Injectable()
export class LegacyImportReports {
  constructor(
    private readonly database: Database,
    private readonly imports: LegacyImportsService,
  ) {}

  /** Plan: the primary key of lines. @throws AppError `legacy_import_not_found` */
  async of(actor: Actor, id: string): Promise<LegacyImportReport> {
    const found = await this.imports.load(actor, id);
    const [states] = await this.database.query<{
      byState: LegacyImportReport['byState'];
      withWarnings: number;
      files: number;
    }>(
      `SELECT json_build_object(
                'ready', count(*) FILTER (WHERE state = 'ready'), 'faulty', count(*) FILTER (WHERE state = 'faulty'),
                'done', count(*) FILTER (WHERE state = 'done'), 'failed', count(*) FILTER (WHERE state = 'failed')
              ) AS "byState", (count(*) FILTER (WHERE warnings <> '[]'))::int AS "withWarnings",
              (SELECT count(*)::int FROM legacy_import_files WHERE import_id = $1) AS files
       FROM legacy_import_rows WHERE import_id = $1`,
      [id],
    );
    const bringing = `FROM legacy_import_rows r JOIN organizations o ON o.id = r.organization_id
       WHERE r.import_id = $1 AND r.state IN ('ready', 'done')`;
    return {
      found,
      ...states!,
      byUnit: await this.database.query(
        `SELECT o.id AS "organizationId", o.name, count(*)::int AS count ${bringing} GROUP BY o.id ORDER BY count DESC, o.id`,
        [id],
      ),
      byYear: await this.database.query(
        `SELECT extract(year FROM r.published_at AT TIME ZONE o.time_zone)::int AS year, count(*)::int AS count
         ${bringing} GROUP BY year ORDER BY year`,
        [id],
      ),
      byType: await this.database.query(
        `SELECT r.type, count(*)::int AS count ${bringing} GROUP BY r.type ORDER BY r.type`,
        [id],
      ),
    };
  }

  /** In the order of the table. Plan: the primary key. @throws AppError `legacy_import_not_found` */
  async rows(
    actor: Actor,
    id: string,
    state: LegacyRowState | null,
    afterLine: number,
    limit: number,
  ): Promise<LegacyImportRowEntity[]> {
    await this.imports.load(actor, id);
    return this.database.manager
      .createQueryBuilder(LegacyImportRowEntity, 'r')
      .where('r.importId = :id AND r.line > :afterLine', { id, afterLine })
      .andWhere(state === null ? 'TRUE' : 'r.state = :state', { state })
      .orderBy('r.line')
      .limit(limit + 1)
      .getMany();
  }

  /** Newest first. Plan: backward scan of the primary key; with a unit, of `legacy_imports_organization_id`. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    beforeId: string | null,
  ): Promise<LegacyImportEntity[]> {
    const rows = await this.database.query<Record<string, unknown>>(
      `SELECT i.* FROM legacy_imports i JOIN organizations o ON o.id = i.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR i.organization_id = $3) AND ($4::uuid IS NULL OR i.id < $4)
       ORDER BY i.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('legacy_import.manage')), organizationId, beforeId, limit + 1],
    );
    return rows.map((row) => entityFromRow(this.database.manager, LegacyImportEntity, row));
  }
}
