import type { SlotDay } from '../domain/slot-occurrences';
import type { OccurrenceState } from './slot-occurrences.service';

export class RecurringSlotResponse {
  id: string;
  organizationId: string;
  columnId: string | null;
  channelAccountId: string | null;
  name: string;
  days: SlotDay[];
  /** `HH:mm` in the unit's time zone. */
  time: string;
  from: string;
  until: string | null;
  skipHolidays: boolean;
  alarmAt: string;
  contentType: string | null;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

export class RecurringSlotPageResponse {
  items: RecurringSlotResponse[];
  nextCursor: string | null;
}

export class OccurrenceResponse {
  slotId: string;
  /** `YYYY-MM-DD` */
  date: string;
  at: string;
  state: OccurrenceState;
  skipReason: string | null;
  /** Null where nothing fills it, or where the caller may not read it. */
  contentId: string | null;
  title: string | null;
  /** Null for an item that was assigned and is not scheduled there. */
  publicationId: string | null;
  /** ETag of what was decided about it, for `If-Match`; null: nothing was. */
  etag: string | null;
}

export class OccurrenceListResponse {
  items: OccurrenceResponse[];
}

export class SlotAssignmentResponse {
  slotId: string;
  date: string;
  contentId: string | null;
  skipReason: string | null;
  assignedBy: string;
  updatedAt: string;
}
