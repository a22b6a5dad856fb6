import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { Clock } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CompareIndexValues } from '../values/compare-index-values';
import { ReadIndexSeries } from '../values/read-index-series';
import { seriesDays } from '../values/series-days';
import { presentCompared, presentLine } from './index-value.presenter';
import { CompareIndexValuesRequest, IndexSeriesRequest } from './index-value.requests';
import { IndexComparisonResponse, IndexSeriesResponse } from './index-value.responses';

/** Indices over time and beside one another: versions are never mixed. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/analytics')
export class IndexSeriesController {
  constructor(
    private readonly series: ReadIndexSeries,
    private readonly comparison: CompareIndexValues,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of one account or unit; each version, origin and publisher is a line of its own. */
  @Get('indices')
  @Allow('analytics.read')
  async indices(
    @CurrentActor() actor: Actor,
    @Query() query: IndexSeriesRequest,
  ): Promise<IndexSeriesResponse> {
    const { periodKind = 'month', channelAccountId, organizationId, indexCode } = query;
    const days = seriesDays(query, this.clock.now());
    const wish = { channelAccountId, organizationId, indexCode, periodKind, ...days };
    const lines = await this.series.read(actor, wish);
    return { ...days, periodKind, lines: lines.map(presentLine) };
  }

  /** Refused across versions, and for periods of different length. */
  @Get('index-comparison')
  @Allow('analytics.read')
  async compare(
    @CurrentActor() actor: Actor,
    @Query() { ids }: CompareIndexValuesRequest,
  ): Promise<IndexComparisonResponse> {
    const compared = await this.comparison.compare(actor, ids);
    return { formulaId: compared[0]!.value.formulaId, items: compared.map(presentCompared) };
  }
}
