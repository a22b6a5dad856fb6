import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { SiteColumn } from '../pages/site-unit';

/** What a word for a column leads to: a column of the unit, the new code of one that was called so, or nothing. */
export type FoundColumn = { column: SiteColumn } | { movedTo: string } | null;

/** Columns of a unit by code or id, also by a code of before. */
@Injectable()
export class ColumnFinder {
  constructor(private readonly database: Database) {}

  /** Plan: unique code within the unit or primary key; primary key of `column_former_codes`. */
  async find(organizationId: string, codeOrId: string): Promise<FoundColumn> {
    const [column] = await this.database.query<SiteColumn>(
      `SELECT id, code, name FROM columns
       WHERE organization_id = $1 AND (code = $2 OR id = $3::uuid) LIMIT 1`,
      [organizationId, codeOrId, isId(codeOrId) ? codeOrId : null],
    );
    if (column) return { column };
    const [moved] = await this.database.query<{ code: string }>(
      `SELECT c.code FROM column_former_codes f JOIN columns c ON c.id = f.column_id
       WHERE f.organization_id = $1 AND f.code = $2`,
      [organizationId, codeOrId],
    );
    return moved ? { movedTo: moved.code } : null;
  }
}
