import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { Day, UnitOfClass } from '../domain';

/** Which units stand in a table. */
@Injectable()
export class PeriodUnits {
  constructor(private readonly database: Database) {}

  /**
   * Units that are in the class on the last day of the period, in the order of the class: one that left before stands
   * in the table of the class that it went to. Plan: classes by their unique index, members by the primary key.
   */
  async ofClass(
    issuerId: string,
    unitClass: string,
    lastDay: Day,
    manager?: EntityManager,
  ): Promise<UnitOfClass[]> {
    return this.database.query<UnitOfClass>(
      `SELECT m.organization_id AS "organizationId", c.code AS "unitClass", m.valid_from::text AS "joinedOn"
       FROM unit_classes c JOIN unit_class_members m ON m.unit_class_id = c.id
       WHERE c.organization_id = $1 AND c.code = $2 AND m.valid_from <= $3
         AND (m.valid_to IS NULL OR m.valid_to >= $3)
       ORDER BY m.position`,
      [issuerId, unitClass, lastDay],
      manager,
    );
  }

  /** Every unit below the issuer, in the order in which they were made. Plan: the GIN index over `path`. */
  async below(issuerId: string, lastDay: Day, manager?: EntityManager): Promise<UnitOfClass[]> {
    return this.database.query<UnitOfClass>(
      `SELECT o.id AS "organizationId", m.code AS "unitClass", m.valid_from::text AS "joinedOn"
       FROM organizations o
       LEFT JOIN (SELECT c.code, k.organization_id, k.valid_from
                  FROM unit_classes c JOIN unit_class_members k ON k.unit_class_id = c.id
                  WHERE c.organization_id = $1 AND k.valid_from <= $2
                    AND (k.valid_to IS NULL OR k.valid_to >= $2)) m ON m.organization_id = o.id
       WHERE o.path @> ARRAY[$1::uuid] AND o.id <> $1 ORDER BY o.id`,
      [issuerId, lastDay],
      manager,
    );
  }
}
