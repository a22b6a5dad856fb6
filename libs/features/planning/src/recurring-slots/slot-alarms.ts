import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingTime } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { Notices } from '@haojiao/features/notices';
import type { RecurringSlotEntity } from './recurring-slot.entity';
import type { Occurrence } from './slot-fillings';

const KIND = 'recurring_slot.empty';

/** What is told of empty occurrences, once each time that one is empty; the rows remember it over every restart. */
@Injectable()
export class SlotAlarms {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: the primary key of `slot_alarms`. */
  async raise(manager: EntityManager, slot: RecurringSlotEntity, occurrence: Occurrence): Promise<void> {
    const [raised] = await this.database.query<{ round: number }>(
      `INSERT INTO slot_alarms (slot_id, date, round, raised_at) VALUES ($1, $2, 1, $3)
       ON CONFLICT (slot_id, date) DO UPDATE SET round = slot_alarms.round + 1, raised_at = $3, resolved_at = NULL
       WHERE slot_alarms.resolved_at IS NOT NULL RETURNING round`,
      [slot.id, occurrence.date, this.clock.now()],
      manager,
    );
    if (!raised) return;
    const at = beijingTime(occurrence.at);
    await this.notices.raise(manager, {
      organizationId: slot.organizationId,
      action: 'plan.manage',
      kind: KIND,
      severity: 'urgent',
      title: { zh: `“${slot.name}”${at} 尚无内容`, en: `Nothing stands in "${slot.name}" at ${at}` },
      body: {
        zh: '请安排一篇稿件在该时间发布、指定稿件，或注明本期不发的原因。',
        en: 'Schedule an item for that hour, assign one, or say why it stays empty.',
      },
      objectType: 'slot_occurrence',
      objectId: objectIdOf(slot.id, occurrence.date),
      dedupeKey: `${KIND}:${slot.id}:${occurrence.date}:${raised.round}`,
    });
  }

  /** It is filled, skipped, over, or no occurrence any more. */
  async resolve(manager: EntityManager, slotId: string, date: string): Promise<void> {
    const [resolved] = await manager.query<[unknown[], number]>(
      `UPDATE slot_alarms SET resolved_at = $3 WHERE slot_id = $1 AND date = $2 AND resolved_at IS NULL RETURNING slot_id`,
      [slotId, date, this.clock.now()],
    );
    if (resolved.length === 0) return;
    await this.notices.resolve(manager, { type: 'slot_occurrence', id: objectIdOf(slotId, date) }, [KIND]);
  }

  /** Days of which was told and which are still open. Plan: index `slot_alarms_open`. */
  async open(manager: EntityManager, slotId: string): Promise<string[]> {
    const rows = await this.database.query<{ date: string }>(
      'SELECT date::text AS date FROM slot_alarms WHERE slot_id = $1 AND resolved_at IS NULL',
      [slotId],
      manager,
    );
    return rows.map(({ date }) => date);
  }
}

function objectIdOf(slotId: string, date: string): string {
  return `${slotId}/${date}`;
}
