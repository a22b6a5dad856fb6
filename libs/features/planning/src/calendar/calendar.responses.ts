import type { ConflictCode } from '../domain/calendar-conflicts';
import type { CalendarKind } from './calendar-entry';

export class CalendarObjectResponse {
  type: string;
  id: string;
}

export class CalendarEntryResponse {
  kind: CalendarKind;
  /** The day on which it stands or begins, in the calendar's time zone. */
  date: string;
  /** Null for what takes whole days. */
  at: string | null;
  endsOn: string | null;
  endsAt: string | null;
  title: string;
  state: string | null;
  organizationId: string | null;
  platform: string | null;
  columnId: string | null;
  contentId: string | null;
  object: CalendarObjectResponse;
  /** Where the thing itself is read. */
  link: string | null;
}

export class CalendarConflictResponse {
  code: ConflictCode;
  publicationIds: string[];
  channelAccountId: string;
  /** The blackout window, the slot, the budget or the lateness rule that speaks against it. */
  because: string | null;
  message: string;
}

export class CalendarResponse {
  from: string;
  to: string;
  timeZone: string;
  items: CalendarEntryResponse[];
  conflicts: CalendarConflictResponse[];
  /** Kinds of which there is more than is shown. */
  truncated: CalendarKind[];
}
