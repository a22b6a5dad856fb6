import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ComputeIndexValue } from '../values/compute-index-value';
import { ImportIndexValues } from '../values/import-index-values';
import { IndexValues } from '../values/index-values';
import { RecalculateIndexValue } from '../values/recalculate-index-value';
import { presentRecalculation, presentSummary, presentValue } from './index-value.presenter';
import {
  ComputeIndexValueRequest,
  ImportIndexValuesRequest,
  ListIndexValuesRequest,
} from './index-value.requests';
import {
  ImportedIndexValuesResponse,
  IndexValuePageResponse,
  IndexValueResponse,
  RecalculationResponse,
} from './index-value.responses';

/** 传播指数: computed with their inputs beside them, or imported with their publisher. Never changed. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/index-values')
export class IndexValuesController {
  constructor(
    private readonly values: IndexValues,
    private readonly computing: ComputeIndexValue,
    private readonly importing: ImportIndexValues,
    private readonly recalculating: RecalculateIndexValue,
  ) {}

  @Post()
  @Allow('index_value.record')
  async compute(
    @CurrentActor() actor: Actor,
    @Body() body: ComputeIndexValueRequest,
  ): Promise<IndexValueResponse> {
    const { inputs = [], gather = false } = body;
    return presentValue(await this.computing.compute(actor, { ...body, inputs, gather }));
  }

  /** What a publisher printed, all or nothing; the same again adds nothing. */
  @Post('imports')
  @Allow('index_value.record')
  async import(
    @CurrentActor() actor: Actor,
    @Body() body: ImportIndexValuesRequest,
  ): Promise<ImportedIndexValuesResponse> {
    const { values, added } = await this.importing.import(actor, { ...body, asOf: new Date(body.asOf) });
    return { items: values.map(presentSummary), added, alreadyThere: values.length - added };
  }

  /** Newest first, with all that was followed by a newer one. */
  @Get()
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListIndexValuesRequest,
  ): Promise<IndexValuePageResponse> {
    const { limit, cursor } = query;
    const rows = await this.values.list(actor, query, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, (row) => [row.id], presentSummary);
  }

  @Get(':id')
  @Allow('analytics.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<IndexValueResponse> {
    return presentValue(await this.values.get(actor, id));
  }

  /** Once more from the kept inputs: whether the kept value is what its formula yields. */
  @Get(':id/recalculation')
  @Allow('analytics.read')
  async recalculation(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<RecalculationResponse> {
    return presentRecalculation(await this.recalculating.recalculate(actor, id));
  }
}
