import { Controller, Get, Headers, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { FiguresOfYearRequest } from './period-figure.requests';
import { YearOfAccountResponse, YearOfOrganizationResponse } from './period-figure.responses';
import { ReadYear } from './read-year';
import { presentYearOfAccount, presentYearOfAccounts } from './year.presenter';

/** A year of what was told month by month. */
@ApiTags('Platform figures')
@ApiBearerAuth()
@Controller('api/v1')
export class FiguresOfYearController {
  constructor(private readonly years: ReadYear) {}

  /** Times are added, people are not; what is missing is said. */
  @Get('channel-accounts/:id/figures-of-year')
  @Allow('analytics.read')
  async ofAccount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { year }: FiguresOfYearRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<YearOfAccountResponse> {
    return presentYearOfAccount(
      await this.years.ofAccount(actor, id, year),
      year,
      languageOf(acceptLanguage),
    );
  }

  /** Of the unit and everything below it, platform by platform. */
  @Get('organizations/:id/figures-of-year')
  @Allow('analytics.read')
  async ofOrganization(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { year }: FiguresOfYearRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<YearOfOrganizationResponse> {
    const series = await this.years.ofOrganization(actor, id, year);
    const language = languageOf(acceptLanguage);
    return {
      ...{ organizationId: id.toLowerCase(), year },
      series: series.map((group) => presentYearOfAccounts(group, language)),
    };
  }
}
