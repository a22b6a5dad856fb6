import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import type { LimitCounter } from '@haojiao/channel-kit';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { requireObject } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { readingRates } from '../domain/text-counts';
import { CountContents } from './count-contents';
import type { ContentCounters } from './count-contents';
import { CountersRequest } from './counters.requests';
import { CountersResponse } from './counters.responses';
import type { LimitUseResponse } from './counters.responses';

/** Length, time to read, and the use of every platform's limits. */
@ApiTags('Drafting')
@ApiBearerAuth()
@Controller('api/v1')
export class CountersController {
  constructor(private readonly counting: CountContents) {}

  /** Of what was last saved. */
  @Get('contents/:id/counters')
  @Allow('content.read')
  async saved(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<CountersResponse> {
    return present(await this.counting.saved(actor, id), languageOf(acceptLanguage));
  }

  /** Of text that is being written; keeps nothing. */
  @Post('counters')
  @HttpCode(200)
  @Allow('content.write')
  @ApiBody({ type: CountersRequest })
  async unsaved(
    @CurrentActor() actor: Actor,
    @Body() body: object,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<CountersResponse> {
    return present(await this.counting.ofUnsaved(actor, requireObject(body)), languageOf(acceptLanguage));
  }
}

function present(counters: ContentCounters, language: Language): CountersResponse {
  const { readingSeconds: seconds, platforms, ...counts } = counters;
  return {
    ...counts,
    reading: { minutes: Math.ceil(seconds / 60), seconds, rates: readingRates },
    platforms: platforms.map(({ adapter, limits }) => ({
      platform: adapter.platform,
      name: pick(adapter.name, language),
      limits: limits.map((limit) => presentLimit(limit, language)),
    })),
  };
}

function presentLimit(limit: LimitCounter, language: Language): LimitUseResponse {
  const { path, unit, readOn, used, min = null, max = null, note } = limit;
  const broken = used !== null && ((max !== null && used > max) || (min !== null && used < min));
  return { path, min, max, unit, readOn, note: note ? pick(note, language) : null, used, broken };
}
