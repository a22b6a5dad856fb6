import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { requireSpan } from '../calendar-span';
import { inBlackout, outOfLatenessRule, overBudget, twoLeads } from '../domain/calendar-conflicts';
import type { CalendarConflict } from '../domain/calendar-conflicts';
import { MOST_OF_A_KIND, calendarKinds } from './calendar-entry';
import type { CalendarEntry, CalendarKind, CalendarQuestion } from './calendar-entry';
import { PublicationEntries } from './publication-entries';
import { StandingEntries } from './standing-entries';
import { WorkEntries } from './work-entries';

export interface CalendarWish {
  /** Days, `YYYY-MM-DD`, both included; at most 62. */
  from: string;
  to: string;
  organizationId?: string;
  columnId?: string;
  platform?: string;
  kinds?: CalendarKind[];
}

export interface CalendarView {
  timeZone: string;
  entries: CalendarEntry[];
  conflicts: CalendarConflict[];
  /** Kinds of which there is more than is shown. */
  truncated: CalendarKind[];
}

const postKinds: CalendarKind[] = ['scheduled', 'published', 'hand_off'];

/** Everything that stands in some days, from one statement a kind, each over its own index. */
@Injectable()
export class ReadCalendar {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly work: WorkEntries,
    private readonly publications: PublicationEntries,
    private readonly standing: StandingEntries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `invalid_input`, `organization_not_found` */
  async read(actor: Actor, wish: CalendarWish): Promise<CalendarView> {
    requireSpan(wish.from, wish.to);
    const question = await this.questionOf(actor, wish);
    const wanted = new Set(wish.kinds ?? calendarKinds);
    const when = <T>(kind: CalendarKind, ask: () => Promise<T[]>): Promise<T[]> =>
      wanted.has(kind) ? ask() : Promise.resolve([]);
    // Posts and slots are needed for conflicts too, whatever is shown.
    const [posts, slots, ...others] = await Promise.all([
      this.publications.of(question),
      this.standing.slots(question),
      when('story_idea', () => this.work.storyIdeas(question)),
      when('review_due', () => this.work.reviews(question)),
      when('backfill_due', () => this.work.backfills(question)),
      when('working_day', () => this.standing.days(question)),
      when('campaign', () => this.standing.campaigns(question)),
      when('blackout', () => this.standing.blackouts(question)),
    ]);
    const sources = [posts.entries, slots.entries, ...others];
    const entries = sources.flat().filter(({ kind }) => wanted.has(kind));
    return {
      timeZone: question.timeZone,
      entries: entries.sort(byTime),
      conflicts: postKinds.some((kind) => wanted.has(kind))
        ? [
            ...twoLeads(posts.planned, slots.onAccounts),
            ...inBlackout(posts.planned),
            ...overBudget(
              posts.planned,
              await this.publications.budgetDays(question, posts.planned),
              beijingDate,
            ),
            ...outOfLatenessRule(posts.planned, this.clock.now()),
          ]
        : [],
      truncated: sources.filter((source) => source.length >= MOST_OF_A_KIND).map((source) => source[0]!.kind),
    };
  }

  /** The unit's own time zone; without a unit the root's. */
  private async questionOf(actor: Actor, wish: CalendarWish): Promise<CalendarQuestion> {
    const unit = wish.organizationId
      ? await this.organizations.get(actor, wish.organizationId)
      : await this.organizations.findRoot();
    const timeZone = unit?.timeZone ?? 'Asia/Shanghai';
    const midnight = (date: string) => DateTime.fromISO(date, { zone: timeZone }).startOf('day');
    return {
      actor,
      from: wish.from,
      to: wish.to,
      start: midnight(wish.from).toJSDate(),
      end: midnight(wish.to).plus({ days: 1 }).toJSDate(),
      timeZone,
      organizationId: wish.organizationId ?? null,
      columnId: wish.columnId ?? null,
      platform: wish.platform ?? null,
    };
  }
}

/** By day; what takes whole days stands before what has an hour. */
function byTime(one: CalendarEntry, other: CalendarEntry): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0);
}
