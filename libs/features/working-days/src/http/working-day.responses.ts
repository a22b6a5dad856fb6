import type { CalendarDayKind } from '../domain/working-day-calendar';

export class CalendarDayResponse {
  /** `YYYY-MM-DD` in Asia/Shanghai */
  date: string;
  kind: CalendarDayKind;
  name: string;
}

export class WorkingDayYearResponse {
  year: number;
  /** False: the year's notice was not imported, only weekends are known. */
  confirmed: boolean;
  /** Null where nothing was imported. */
  version: number | null;
  days: CalendarDayResponse[];
  source: string | null;
  importedBy: string | null;
  importedAt: string | null;
  /** What a reader should know. */
  note: string | null;
}

export class WorkingDayYearPageResponse {
  items: WorkingDayYearResponse[];
  nextCursor: string | null;
}
