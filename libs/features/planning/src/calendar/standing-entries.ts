import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import { WorkingDays } from '@haojiao/features/working-days';
import type { AccountSlot } from '../domain/calendar-conflicts';
import { dayIn, occurrenceAt, occurrencesBetween } from '../domain/slot-occurrences';
import { RecurringSlotEntity } from '../recurring-slots/recurring-slot.entity';
import { SlotOccurrences } from '../recurring-slots/slot-occurrences.service';
import { factsOf, ruleOf } from '../recurring-slots/slot-rule';
import { MOST_OF_A_KIND } from './calendar-entry';
import type { CalendarEntry, CalendarQuestion } from './calendar-entry';

interface SlotRow {
  id: string;
  timeZone: string;
  platform: string | null;
}

export interface CalendarSlots {
  entries: CalendarEntry[];
  /** Those on one account. */
  onAccounts: AccountSlot[];
}

const nothing = { endsOn: null, endsAt: null, platform: null, columnId: null, contentId: null } as const;

/** What stands in the calendar before anybody plans: places to be filled, days off, times of silence. */
@Injectable()
export class StandingEntries {
  constructor(
    private readonly database: Database,
    private readonly workingDays: WorkingDays,
    private readonly occurrences: SlotOccurrences,
  ) {}

  /** Plan: index `recurring_slots_ends_on`; slots are few, and their occurrences are computed. */
  async slots(question: CalendarQuestion): Promise<CalendarSlots> {
    const rows = await this.database.query<SlotRow>(
      `SELECT s.id, o.time_zone AS "timeZone", a.platform
       FROM recurring_slots s JOIN organizations o ON o.id = s.organization_id
       LEFT JOIN channel_accounts a ON a.id = s.channel_account_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND (s.ends_on IS NULL OR s.ends_on >= $4::date) AND s.starts_on <= $5::date
         AND ($6::uuid IS NULL OR s.column_id = $6) AND ($7::text IS NULL OR a.platform = $7)
       ORDER BY s.id LIMIT 200`,
      [
        ...scopeParameters(question.actor.scope('plan.read')),
        question.organizationId,
        question.from,
        question.to,
        question.columnId,
        question.platform,
      ],
    );
    if (rows.length === 0) return { entries: [], onAccounts: [] };
    const slots = await this.database.manager
      .createQueryBuilder(RecurringSlotEntity, 's')
      .where('s.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .getMany();
    const facts = factsOf(await this.workingDays.calendar());
    const computed = slots
      .flatMap((slot) => {
        const { timeZone } = rows.find(({ id }) => id === slot.id)!;
        const rule = ruleOf(slot);
        return occurrencesBetween(rule, question.from, question.to, facts).map((date) => ({
          slotId: slot.id,
          date,
          at: occurrenceAt(rule, date, timeZone),
        }));
      })
      .sort((one, other) => one.at.getTime() - other.at.getTime())
      .slice(0, MOST_OF_A_KIND);
    const views = await this.occurrences.viewsOf(question.actor, computed);
    const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
    return {
      entries: views.map(({ slotId, date, at, state, contentId }) => ({
        ...nothing,
        kind: 'slot',
        date,
        at,
        title: slotOf.get(slotId)!.name,
        state,
        organizationId: slotOf.get(slotId)!.organizationId,
        platform: rows.find(({ id }) => id === slotId)!.platform,
        columnId: slotOf.get(slotId)!.columnId,
        contentId,
        object: { type: 'slot_occurrence', id: `${slotId}/${date}` },
        link: `/api/v1/recurring-slots/${slotId}/occurrences?from=${date}&to=${date}`,
      })),
      onAccounts: computed.flatMap(({ slotId, at }) => {
        const { channelAccountId } = slotOf.get(slotId)!;
        return channelAccountId === null ? [] : [{ slotId, channelAccountId, at }];
      }),
    };
  }

  /** Windows of the units in which the caller may read. Plan: index `blackout_windows_ends_at`; windows are few. */
  async blackouts(question: CalendarQuestion): Promise<CalendarEntry[]> {
    const rows = await this.database.query<{
      id: string;
      startsAt: Date;
      endsAt: Date;
      reason: string;
      organizationId: string;
    }>(
      `SELECT w.id, w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.reason, w.organization_id AS "organizationId"
       FROM blackout_windows w JOIN organizations o ON o.id = w.organization_id
       WHERE ${scopeSql('o', 1)}
         AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid]
              OR o.id = ANY((SELECT path FROM organizations WHERE id = $3)::uuid[]))
         AND w.ends_at > $4 AND w.starts_at < $5 AND ($6::text IS NULL OR w.platforms IS NULL OR $6 = ANY(w.platforms))
       ORDER BY w.starts_at, w.id LIMIT ${MOST_OF_A_KIND}`,
      [
        ...scopeParameters(question.actor.scope('publication.read')),
        question.organizationId,
        question.start,
        question.end,
        question.platform,
      ],
    );
    return rows.map(({ id, startsAt, endsAt, reason, organizationId }) => ({
      ...nothing,
      kind: 'blackout',
      date: dayIn(question.timeZone, startsAt),
      at: startsAt,
      endsAt,
      title: reason,
      state: null,
      organizationId,
      object: { type: 'blackout_window', id },
      link: `/api/v1/blackout-windows/${id}`,
    }));
  }

  /** Campaigns that the caller's units lead or take part in. Plan: index `campaigns_ends_on`; campaigns are few. */
  async campaigns(question: CalendarQuestion): Promise<CalendarEntry[]> {
    const rows = await this.database.query<{
      id: string;
      name: string;
      startsOn: string;
      endsOn: string;
      organizationId: string;
    }>(
      `SELECT k.id, k.name, k.starts_on::text AS "startsOn", k.ends_on::text AS "endsOn",
              k.organization_id AS "organizationId"
       FROM campaigns k
       WHERE k.ends_on >= $4::date AND k.starts_on <= $5::date
         AND EXISTS (SELECT 1 FROM organizations o WHERE o.id = ANY(k.organization_id || k.unit_ids)
                       AND ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid]))
       ORDER BY k.starts_on, k.id LIMIT ${MOST_OF_A_KIND}`,
      [
        ...scopeParameters(question.actor.scope('plan.read')),
        question.organizationId,
        question.from,
        question.to,
      ],
    );
    return rows.map(({ id, name, startsOn, endsOn, organizationId }) => ({
      ...nothing,
      kind: 'campaign',
      date: startsOn,
      at: null,
      endsOn,
      title: name,
      state: null,
      organizationId,
      object: { type: 'campaign', id },
      link: `/api/v1/campaigns/${id}`,
    }));
  }

  /** Days off and weekends at work. Plan: a row a year. */
  async days({ from, to }: CalendarQuestion): Promise<CalendarEntry[]> {
    const { days } = await this.workingDays.calendar();
    return [...days.values()]
      .filter(({ date }) => date >= from && date <= to)
      .map(({ date, kind, name }) => ({
        ...nothing,
        kind: 'working_day',
        date,
        at: null,
        title: name,
        state: kind,
        organizationId: null,
        object: { type: 'working_day', id: date },
        link: `/api/v1/working-days?year=${date.slice(0, 4)}`,
      }));
  }
}
