import { Controller, Get, Headers, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ContentAnalytics } from '../content-analytics';
import { countingRules } from '../domain/counting-rules';
import { OrganizationAnalytics } from '../organization-analytics';
import { presentContentFigures, presentDefinition, presentOverview } from './analytics.presenter';
import { ContentAnalyticsRequest, OverviewOfUnitRequest } from './analytics.requests';
import { AnalyticsResponse, DefinitionListResponse, OverviewResponse } from './analytics.responses';

@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/analytics')
export class AnalyticsController {
  constructor(
    private readonly contents: ContentAnalytics,
    private readonly organizations: OrganizationAnalytics,
  ) {}

  @Get('contents/:id')
  @Allow('analytics.read')
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ContentAnalyticsRequest,
  ): Promise<AnalyticsResponse> {
    return presentContentFigures(await this.contents.of(actor, id, query));
  }

  /** A unit and everything below it, by day, week or month; visitors are merged, never added. */
  @Get('overview')
  @Allow('analytics.read')
  async overview(
    @CurrentActor() actor: Actor,
    @Query() query: OverviewOfUnitRequest,
  ): Promise<OverviewResponse> {
    return presentOverview(await this.organizations.overview(actor, query));
  }

  /** What the figures mean: window, exclusions and lists of every rule that a `definitionId` names. */
  @Get('definitions')
  @Allow('analytics.read')
  definitions(@Headers('accept-language') acceptLanguage: string | undefined): DefinitionListResponse {
    return { items: countingRules.map((rule) => presentDefinition(rule, acceptLanguage)) };
  }
}
