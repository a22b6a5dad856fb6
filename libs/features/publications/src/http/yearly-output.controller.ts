import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadYearlyOutput } from '../yearly-output';
import { YearlyOutputRequest } from './yearly-output.requests';
import { YearlyOutputResponse } from './yearly-output.responses';

/** 年度发布量. */
@ApiTags('Publications')
@ApiBearerAuth()
@Controller('api/v1/yearly-output')
export class YearlyOutputController {
  constructor(private readonly output: ReadYearlyOutput) {}

  /** What the accounts of a branch put out in a year. */
  @Get()
  @Allow('publication.read')
  get(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, year }: YearlyOutputRequest,
  ): Promise<YearlyOutputResponse> {
    return this.output.of(actor, organizationId, year);
  }
}
