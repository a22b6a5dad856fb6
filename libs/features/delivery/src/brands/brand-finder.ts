import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { idOrCode } from '../persistence/delivery-reader';

export interface FoundBrand {
  id: string;
  code: string;
  name: string;
  description: string;
}

/** Brands that a unit's pages may show: its own, those of the units above and of the units below it. */
@Injectable()
export class BrandFinder {
  constructor(private readonly database: Database) {}

  /** By code or id; of several with one code the unit's own, else the nearest above it. Plan: `brands` is small. */
  async find(organizationId: string, codeOrId: string): Promise<FoundBrand | null> {
    const [brand] = await this.database.query<FoundBrand>(
      `SELECT b.id, b.code, b.name, b.description
       FROM brands b
       JOIN organizations o ON o.id = b.organization_id
       JOIN organizations unit ON unit.id = $1
       WHERE (b.id = $2::uuid OR b.code = $3::text) AND (unit.path @> ARRAY[o.id] OR o.path @> ARRAY[unit.id])
       ORDER BY o.id <> unit.id, cardinality(o.path) > cardinality(unit.path),
         abs(cardinality(o.path) - cardinality(unit.path)), b.id LIMIT 1`,
      [organizationId, ...idOrCode(codeOrId)],
    );
    return brand ?? null;
  }
}
