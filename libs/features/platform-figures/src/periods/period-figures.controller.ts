import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { SubjectKind } from '../figure-subjects';
import { CorrectPeriodFigures } from './correct-period-figures';
import {
  presentPeriodFigure,
  presentRecordedPeriods,
  presentSubjectPeriods,
} from './period-figure.presenter';
import { CorrectPeriodRequest, PeriodFiguresRequest, TypedPeriodsRequest } from './period-figure.requests';
import {
  PeriodFigureResponse,
  RecordedPeriodsResponse,
  RecountedPeriodsResponse,
  SubjectPeriodsResponse,
} from './period-figure.responses';
import { ReadPeriodFigures } from './read-period-figures';
import { RecordPeriodFigures } from './record-period-figures';
import { RecountPeriods } from './recount-periods';

type AcceptLanguage = string | undefined;

/** What a platform or a report tells of a stretch of time: times that may be added, and people who may not. */
@ApiTags('Platform figures')
@ApiBearerAuth()
@Controller('api/v1')
export class PeriodFiguresController {
  constructor(
    private readonly records: RecordPeriodFigures,
    private readonly corrections: CorrectPeriodFigures,
    private readonly reads: ReadPeriodFigures,
    private readonly recounts: RecountPeriods,
  ) {}

  /** Of an account: `12.4万次` in January. All of them are taken, or none; no two share a day. */
  @Post('channel-accounts/:id/period-figures')
  @Allow('figure.record')
  typeForAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TypedPeriodsRequest,
  ): Promise<RecordedPeriodsResponse> {
    return this.type(actor, 'channel_account', id, body);
  }

  /** Of a post: what was added in some days, in parts (batches) where it was told so. */
  @Post('publications/:id/period-figures')
  @Allow('figure.record')
  typeForPublication(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TypedPeriodsRequest,
  ): Promise<RecordedPeriodsResponse> {
    return this.type(actor, 'publication', id, body);
  }

  @Get('channel-accounts/:id/period-figures')
  @Allow('analytics.read')
  ofAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PeriodFiguresRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<SubjectPeriodsResponse> {
    return this.read(actor, 'channel_account', id, query, acceptLanguage);
  }

  @Get('publications/:id/period-figures')
  @Allow('analytics.read')
  ofPublication(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PeriodFiguresRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<SubjectPeriodsResponse> {
    return this.read(actor, 'publication', id, query, acceptLanguage);
  }

  /** Rebuilds the totals of the account and its posts from the rows; says which were wrong. */
  @Post('channel-accounts/:id/period-figures/recount')
  @HttpCode(200)
  @Allow('figure.record')
  recount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<RecountedPeriodsResponse> {
    return this.recounts.ofAccount(actor, id);
  }

  /** One row as it was written, with the one that stands in its place. */
  @Get('period-figures/:id')
  @Allow('analytics.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PeriodFigureResponse> {
    return presentPeriodFigure(await this.corrections.get(actor, id));
  }

  /** A new row in place of one that was wrong, in its figure or in its days; the old one stays to be read. */
  @Post('period-figures/:id/corrections')
  @Allow('figure.record')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { value, from, to, reason }: CorrectPeriodRequest,
  ): Promise<PeriodFigureResponse> {
    const days = { ...(from && { fromDay: from }), ...(to && { toDay: to }) };
    return presentPeriodFigure(await this.corrections.correct(actor, id, { words: value, reason, ...days }));
  }

  private async type(
    actor: Actor,
    kind: SubjectKind,
    id: string,
    { figures }: TypedPeriodsRequest,
  ): Promise<RecordedPeriodsResponse> {
    const written = figures.map(({ from, to, metric, value, batch }) => ({
      ...{ fromDay: from, toDay: to, metric, words: value, batch: batch ?? '' },
    }));
    return presentRecordedPeriods(await this.records.typed(actor, kind, id, written));
  }

  private async read(
    actor: Actor,
    kind: SubjectKind,
    id: string,
    { from, to, metrics }: PeriodFiguresRequest,
    acceptLanguage: AcceptLanguage,
  ): Promise<SubjectPeriodsResponse> {
    const wish = {
      ...(from && { fromDay: from }),
      ...(to && { toDay: to }),
      ...(metrics && { metrics }),
    };
    return presentSubjectPeriods(await this.reads.of(actor, kind, id, wish), languageOf(acceptLanguage));
  }
}
