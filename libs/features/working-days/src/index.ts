export {
  addWorkingDays,
  isCalendarDate,
  isWorkingDay,
  plusDays,
  workingDaysBetween,
} from './domain/working-day-calendar';
export type { WorkingDayCalendar } from './domain/working-day-calendar';
export * from './http/working-days-http.module';
export * from './working-days';
export * from './working-days.module';
