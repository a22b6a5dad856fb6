import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { AuditService, systemActor } from '@haojiao/features/audit';
import { Notices } from '@haojiao/features/notices';
import { overdueNotice } from './emergency-notices';

interface OverdueOrder {
  id: string;
  organizationId: string;
  contentId: string;
  title: string;
  approverId: string;
  approvedAt: Date;
  wording: string;
  platforms: string[];
  backfillDueAt: Date;
  /** The recorder, and the chief editors of the approver's unit, or of the nearest above it that has any. */
  toldIds: string[];
}

const BATCH = 100;

/** Tells once of each order whose review is overdue: who recorded it, and the chief editors of who gave it. */
@Injectable()
export class WatchBackfills implements Sweep {
  readonly name = 'watch-backfills';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    for (const order of await this.due(now)) {
      await this.database.transaction((manager) => this.tell(manager, order, now));
    }
  }

  /** Plan: orders without closing and alarm by two anti-joins over their keys; emergencies are few. */
  private due(now: Date): Promise<OverdueOrder[]> {
    return this.database.query<OverdueOrder>(
      `SELECT e.id, e.organization_id AS "organizationId", e.content_id AS "contentId", c.title,
              e.approver_id AS "approverId", e.approved_at AS "approvedAt", e.wording, e.platforms,
              e.backfill_due_at AS "backfillDueAt",
              array_append(ARRAY(
                SELECT m.user_id FROM memberships m
                JOIN users u ON u.id = m.user_id AND u.state = 'active'
                WHERE 'chief_editor' = ANY (m.roles) AND m.organization_id = (
                  SELECT n.organization_id FROM memberships n
                  JOIN users chief ON chief.id = n.user_id AND chief.state = 'active'
                  WHERE 'chief_editor' = ANY (n.roles) AND n.organization_id = ANY (home.path)
                  ORDER BY array_position(home.path, n.organization_id) DESC LIMIT 1)), e.recorder_id) AS "toldIds"
       FROM emergency_orders e
       JOIN contents c ON c.id = e.content_id
       JOIN users approver ON approver.id = e.approver_id
       JOIN organizations home ON home.id = approver.organization_id
       WHERE e.backfill_due_at <= $1
         AND NOT EXISTS (SELECT 1 FROM emergency_order_closings k WHERE k.order_id = e.id)
         AND NOT EXISTS (SELECT 1 FROM emergency_order_alarms a WHERE a.order_id = e.id)
       ORDER BY e.backfill_due_at LIMIT $2`,
      [now, BATCH],
    );
  }

  /** Of several sweeps the one that writes the alarm tells. */
  private async tell(manager: EntityManager, order: OverdueOrder, now: Date): Promise<void> {
    const raised = await this.database.query(
      `INSERT INTO emergency_order_alarms (order_id, raised_at)
       SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM emergency_order_closings WHERE order_id = $1)
       ON CONFLICT DO NOTHING RETURNING order_id`,
      [order.id, now],
      manager,
    );
    if (raised.length === 0) return;
    for (const userId of new Set(order.toldIds)) {
      await this.notices.raise(manager, overdueNotice(order, order.title, userId));
    }
    await this.audit.record(manager, {
      actor: systemActor,
      organizationId: order.organizationId,
      action: 'emergency.overdue',
      objectType: 'emergency_order',
      objectId: order.id,
      details: { contentId: order.contentId, backfillDueAt: order.backfillDueAt.toISOString() },
    });
  }
}
