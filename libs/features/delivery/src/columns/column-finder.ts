import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { SiteColumn } from '../pages/site-unit';

/** Columns of a unit by code or id, and what a code of before leads to. */
@Injectable()
export class ColumnFinder {
  constructor(private readonly database: Database) {}

  /** One of the unit's own. Plan: unique code within the unit or primary key. */
  async find(organizationId: string, codeOrId: string): Promise<SiteColumn | null> {
    const [column] = await this.database.query<SiteColumn>(
      `SELECT id, code, name FROM columns
       WHERE organization_id = $1 AND (code = $2 OR id = $3::uuid) LIMIT 1`,
      [organizationId, codeOrId, isId(codeOrId) ? codeOrId : null],
    );
    return column ?? null;
  }

  /**
   * The code of now of a column that was called so: of the unit's own, else of the nearest above it, else of one in its
   * branch. Others than its own count only while something in them stands on the unit's pages. To be asked only where
   * nothing has the word for its code now. Plan: `column_former_codes_code`, then keys; `delivery_documents_column`.
   */
  async codeAfter(organizationId: string, formerCode: string): Promise<string | null> {
    const [column] = await this.database.query<{ code: string }>(
      `SELECT c.code FROM column_former_codes f
       JOIN columns c ON c.id = f.column_id
       JOIN organizations o ON o.id = f.organization_id
       JOIN organizations unit ON unit.id = $1
       WHERE f.code = $2 AND (unit.path @> ARRAY[o.id] OR o.path @> ARRAY[unit.id])
         AND (o.id = unit.id OR EXISTS (
           SELECT FROM delivery_documents d
           WHERE d.column_id = c.id AND d.state = 'live' AND d.org_path @> ARRAY[unit.id]))
       ORDER BY o.id <> unit.id, cardinality(o.path) > cardinality(unit.path),
         abs(cardinality(o.path) - cardinality(unit.path)), c.id LIMIT 1`,
      [organizationId, formerCode],
    );
    return column?.code ?? null;
  }
}
