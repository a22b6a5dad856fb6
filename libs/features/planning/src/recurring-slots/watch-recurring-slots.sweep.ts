import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { OrganizationsService } from '@haojiao/features/organizations';
import { WorkingDays, plusDays } from '@haojiao/features/working-days';
import type { WorkingDayCalendar } from '@haojiao/features/working-days';
import { alarmOf, dayIn, occurrenceAt, occursOn } from '../domain/slot-occurrences';
import { RecurringSlotEntity } from './recurring-slot.entity';
import { SlotAlarms } from './slot-alarms';
import { SlotFillings } from './slot-fillings';
import type { Occurrence } from './slot-fillings';
import { factsOf, ruleOf } from './slot-rule';

/**
 * Tells of occurrences that are empty when their alarm is due, and takes it back when they are filled. It asks the rows
 * anew each time: whatever was slept through is found, and a clock that was moved tells nothing twice.
 */
@Injectable()
export class WatchRecurringSlots implements Sweep {
  readonly name = 'watch-recurring-slots';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly workingDays: WorkingDays,
    private readonly fillings: SlotFillings,
    private readonly alarms: SlotAlarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const calendar = await this.workingDays.calendar();
    for (const id of await this.standing()) await this.watch(id, calendar);
  }

  /** Those that go on, and ended ones of which something was told. Plan: `recurring_slots_ends_on`; slots are few. */
  private async standing(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM recurring_slots s
       WHERE s.ends_on IS NULL OR s.ends_on >= $1::date - 1
          OR EXISTS (SELECT 1 FROM slot_alarms a WHERE a.slot_id = s.id AND a.resolved_at IS NULL)`,
      [dayIn('Asia/Shanghai', this.clock.now())],
    );
    return rows.map(({ id }) => id);
  }

  /** One slot in one transaction; one that another sweep holds is left to it. */
  private async watch(id: string, calendar: WorkingDayCalendar): Promise<void> {
    await this.database.transaction(async (manager) => {
      const slot = await manager
        .createQueryBuilder(RecurringSlotEntity, 's')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where('s.id = :id', { id })
        .getOne();
      if (!slot) return;
      const { timeZone } = await this.organizations.load(slot.organizationId, manager);
      const told = await this.alarms.open(manager, id);
      const ahead = this.aheadOf(slot, timeZone, calendar, told);
      const fillings = await this.fillings.of(ahead, null, manager);
      const empty = ahead.filter((_, index) => !fillings[index]!.isFilled && !fillings[index]!.skipReason);
      const stillEmpty = new Set(empty.map(({ date }) => date));
      for (const date of told) if (!stillEmpty.has(date)) await this.alarms.resolve(manager, id, date);
      const now = this.clock.now();
      for (const occurrence of empty) {
        if (alarmOf(ruleOf(slot), occurrence.date, timeZone) > now) continue;
        await this.alarms.raise(manager, slot, occurrence);
      }
    });
  }

  /** Occurrences still to come: of today, of tomorrow, and of every day of which was told already. */
  private aheadOf(
    slot: RecurringSlotEntity,
    timeZone: string,
    calendar: WorkingDayCalendar,
    told: string[],
  ): Occurrence[] {
    const now = this.clock.now();
    const rule = ruleOf(slot);
    const today = dayIn(timeZone, now);
    const tomorrow = plusDays(today, 1);
    const wanted = [...new Set([today, tomorrow, ...told])];
    return wanted
      .filter((date) => occursOn(rule, date, factsOf(calendar)))
      .map((date) => ({ slotId: slot.id, date, at: occurrenceAt(rule, date, timeZone) }))
      .filter(({ at }) => now < at);
  }
}
