import type { DayFacts, SlotRule } from '../domain/slot-occurrences';
import { isWorkingDay } from '@haojiao/features/working-days';
import type { WorkingDayCalendar } from '@haojiao/features/working-days';
import type { RecurringSlotEntity } from './recurring-slot.entity';

export function ruleOf(slot: RecurringSlotEntity): SlotRule {
  const { days, time, startsOn, endsOn, skipHolidays, alarmAt } = slot;
  return { days, time, from: startsOn, until: endsOn, skipHolidays, alarmAt };
}

export function factsOf(calendar: WorkingDayCalendar): DayFacts {
  return {
    isWorkingDay: (date) => isWorkingDay(calendar, date),
    isHoliday: (date) => calendar.days.get(date)?.kind === 'holiday',
  };
}
