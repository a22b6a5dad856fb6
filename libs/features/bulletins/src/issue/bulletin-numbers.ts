import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import '../persistence/bulletin-number.entity';

@Injectable()
export class BulletinNumbers {
  constructor(private readonly database: Database) {}

  /** Until the transaction ends nobody else closes a bulletin of this issuer. */
  async holdSeries(manager: EntityManager, organizationId: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('bulletins:' || $1::uuid, 0))`, [
      organizationId,
    ]);
  }

  /** The next number of the issuer in the year; none is left out, since it goes back with the transaction. */
  async take(manager: EntityManager, organizationId: string, year: number): Promise<number> {
    const [row] = await this.database.query<{ lastNumber: number }>(
      `INSERT INTO bulletin_numbers (organization_id, year, last_number) VALUES ($1, $2, 1)
       ON CONFLICT (organization_id, year) DO UPDATE SET last_number = bulletin_numbers.last_number + 1
       RETURNING last_number AS "lastNumber"`,
      [organizationId, year],
      manager,
    );
    return row!.lastNumber;
  }
}
