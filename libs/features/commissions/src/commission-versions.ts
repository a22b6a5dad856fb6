import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import type { CommissionEntity } from './persistence/commission.entity';
import { CommissionVersionEntity } from './persistence/commission-version.entity';

/** What was asked for, as it stood at any time since it was issued. */
@Injectable()
export class CommissionVersions {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps the next version; the caller holds the commission's row. Its number, 1 at issuing. */
  async keep(
    manager: EntityManager,
    actor: Actor,
    commission: CommissionEntity,
    note: string | null,
  ): Promise<number> {
    const number = 1 + (await manager.countBy(CommissionVersionEntity, { commissionId: commission.id }));
    const { title, brief, category, dueAt, minimum } = commission;
    await manager.insert(CommissionVersionEntity, {
      commissionId: commission.id,
      number,
      title,
      brief,
      category,
      dueAt,
      minimum,
      note,
      changedBy: actor.userId,
      changedAt: this.clock.now(),
    });
    return number;
  }

  of(commissionId: string): Promise<CommissionVersionEntity[]> {
    return this.database.manager.find(CommissionVersionEntity, {
      where: { commissionId },
      order: { number: 'ASC' },
    });
  }

  /** With a later date everybody is reminded of it again. */
  async remindAnew(manager: EntityManager, commissionId: string): Promise<void> {
    await manager.query(
      `UPDATE commission_addressees SET due_soon_settled = false, overdue_settled = false WHERE commission_id = $1`,
      [commissionId],
    );
  }
}
