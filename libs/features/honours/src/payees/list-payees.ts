import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { PayeeEntity } from '../persistence/payee.entity';

@Injectable()
export class ListPayees {
  constructor(private readonly database: Database) {}

  /**
   * Those of people who stand in the caller's branches, oldest first, without erased ones. Plan: the primary key in
   * order, person and unit by their keys, until a page is full.
   */
  async page(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<PayeeEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM payees p LEFT JOIN users u ON u.id = p.user_id
       JOIN organizations o ON o.id = coalesce(u.organization_id, p.organization_id)
       WHERE ${scopeSql('o', 1)} AND p.erased_at IS NULL AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR p.id > $4)
       ORDER BY p.id LIMIT $5`,
      [...scopeParameters(actor.scope('remuneration.read')), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(PayeeEntity, 'p')
      .where('p.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('p.id')
      .getMany();
  }
}
