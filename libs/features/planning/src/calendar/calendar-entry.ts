import type { Actor } from '@haojiao/features/organizations';

export const calendarKinds = [
  'story_idea',
  'slot',
  'scheduled',
  'published',
  'hand_off',
  'review_due',
  'backfill_due',
  'campaign',
  'working_day',
  'blackout',
] as const;

export type CalendarKind = (typeof calendarKinds)[number];

/** One line of the calendar; what leads to the thing itself is `object` and `link`. */
export interface CalendarEntry {
  kind: CalendarKind;
  /** The day in the calendar's time zone on which it stands, or on which it begins. */
  date: string;
  /** Null for what takes whole days. */
  at: Date | null;
  /** Last day or end; null for a moment. */
  endsOn: string | null;
  endsAt: Date | null;
  title: string;
  /** Of the thing: of the publication, the idea, the occurrence … */
  state: string | null;
  organizationId: string | null;
  platform: string | null;
  columnId: string | null;
  contentId: string | null;
  object: { type: string; id: string };
  link: string | null;
}

/** What is asked for, with the days as instants of the calendar's time zone. */
export interface CalendarQuestion {
  actor: Actor;
  from: string;
  to: string;
  /** Half-open. */
  start: Date;
  end: Date;
  timeZone: string;
  organizationId: string | null;
  columnId: string | null;
  platform: string | null;
}

/** Of each kind; what is cut off is said. */
export const MOST_OF_A_KIND = 2_000;
