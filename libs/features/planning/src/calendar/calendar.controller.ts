import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Message } from '@haojiao/kernel';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { ConflictCode } from '../domain/calendar-conflicts';
import { CalendarRequest } from './calendar.requests';
import { CalendarResponse } from './calendar.responses';
import { ReadCalendar } from './read-calendar';

/** What is planned, scheduled, published and due, day by day. */
@ApiTags('Planning')
@ApiBearerAuth()
@Controller('api/v1/calendar')
export class CalendarController {
  constructor(private readonly calendar: ReadCalendar) {}

  /** Each kind as far as the caller may read it, with what speaks against the plan. */
  @Get()
  @Allow('plan.read')
  async read(
    @CurrentActor() actor: Actor,
    @Query() query: CalendarRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<CalendarResponse> {
    const { entries, conflicts, timeZone, truncated } = await this.calendar.read(actor, query);
    const language = languageOf(acceptLanguage);
    return {
      from: query.from,
      to: query.to,
      timeZone,
      items: entries.map((entry) => ({
        ...entry,
        at: entry.at?.toISOString() ?? null,
        endsAt: entry.endsAt?.toISOString() ?? null,
      })),
      conflicts: conflicts.map((conflict) => ({
        ...conflict,
        message: pick(messages[conflict.code], language),
      })),
      truncated,
    };
  }
}

const messages: Record<ConflictCode, Message> = {
  two_leads: {
    zh: '同一账号同一时段安排了多条头条，请错开时间。',
    en: 'Several posts lead on one account at the same time; move one of them.',
  },
  in_blackout: {
    zh: '计划时间在静默期内，届时不会发布，结束后需人工放行。',
    en: 'Planned into a blackout window: it will wait, and a person releases it afterwards.',
  },
  over_budget: {
    zh: '当天计划超过该账号的平台每日额度，超出部分会顺延。',
    en: 'More is planned on that day than the platform lets the account post; the rest would wait.',
  },
  out_of_lateness_rule: {
    zh: '已超过计划时间，按其迟发规则不会自动发出。',
    en: 'Its hour has passed, and by its lateness rule it is not simply sent.',
  },
};
