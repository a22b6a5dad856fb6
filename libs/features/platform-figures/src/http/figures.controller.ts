import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CorrectFigures } from '../correct-figures';
import { figureDefinitions } from '../domain/figure-definitions';
import type { SubjectKind } from '../figure-subjects';
import { ReadFigures } from '../read-figures';
import { RecordFigures } from '../record-figures';
import { presentDefinition, presentFigure, presentRecorded, presentSubjectFigures } from './figure.presenter';
import { CorrectFigureRequest, FiguresRequest, TypedFiguresRequest } from './figure.requests';
import {
  FigureDefinitionListResponse,
  FigureResponse,
  RecordedFiguresResponse,
  SubjectFiguresResponse,
} from './figure.responses';

type AcceptLanguage = string | undefined;

/** What platforms show of our posts and accounts: dated snapshots with source, precision and definition. */
@ApiTags('Platform figures')
@ApiBearerAuth()
@Controller('api/v1')
export class FiguresController {
  constructor(
    private readonly records: RecordFigures,
    private readonly corrections: CorrectFigures,
    private readonly reads: ReadFigures,
  ) {}

  /** Of a post that went out, as a person reads them on the platform. All of them are taken, or none. */
  @Post('publications/:id/figures')
  @Allow('figure.record')
  typeForPublication(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TypedFiguresRequest,
  ): Promise<RecordedFiguresResponse> {
    return this.type(actor, 'publication', id, body);
  }

  /** Of the account itself: its followers at a moment. */
  @Post('channel-accounts/:id/figures')
  @Allow('figure.record')
  typeForAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TypedFiguresRequest,
  ): Promise<RecordedFiguresResponse> {
    return this.type(actor, 'channel_account', id, body);
  }

  @Get('publications/:id/figures')
  @Allow('analytics.read')
  ofPublication(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FiguresRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<SubjectFiguresResponse> {
    return this.read(actor, 'publication', id, query, acceptLanguage);
  }

  @Get('channel-accounts/:id/figures')
  @Allow('analytics.read')
  ofAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FiguresRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<SubjectFiguresResponse> {
    return this.read(actor, 'channel_account', id, query, acceptLanguage);
  }

  /** What each platform means by each figure, and where that is told. */
  @Get('platform-figures/definitions')
  @Allow('analytics.read')
  definitions(@Headers('accept-language') acceptLanguage: AcceptLanguage): FigureDefinitionListResponse {
    return { items: figureDefinitions.map((definition) => presentDefinition(definition, acceptLanguage)) };
  }

  /** One row as it was written, with the one that stands in its place. */
  @Get('platform-figures/:id')
  @Allow('analytics.read')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<FigureResponse> {
    return presentFigure(await this.corrections.get(actor, id));
  }

  /** A new row in place of one that was read or written wrongly; the old one stays. */
  @Post('platform-figures/:id/corrections')
  @Allow('figure.record')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { value, reason }: CorrectFigureRequest,
  ): Promise<FigureResponse> {
    const snapshot = await this.corrections.correct(actor, id, { words: value, reason });
    return presentFigure({ snapshot, correctedById: null });
  }

  private async type(
    actor: Actor,
    kind: SubjectKind,
    id: string,
    { takenAt, figures }: TypedFiguresRequest,
  ): Promise<RecordedFiguresResponse> {
    const written = figures.map(({ metric, value }) => ({ metric, words: value }));
    return presentRecorded(
      await this.records.typed(actor, kind, id, { takenAt: new Date(takenAt), figures: written }),
    );
  }

  private async read(
    actor: Actor,
    kind: SubjectKind,
    id: string,
    { from, to, metrics }: FiguresRequest,
    acceptLanguage: AcceptLanguage,
  ): Promise<SubjectFiguresResponse> {
    const wish = { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) };
    const figures = await this.reads.of(actor, kind, id, { ...wish, ...(metrics && { metrics }) });
    return presentSubjectFigures(figures, acceptLanguage);
  }
}
