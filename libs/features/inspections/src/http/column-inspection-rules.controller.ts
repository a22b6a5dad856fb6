import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ColumnRules } from '../rules/column-rules.service';
import { presentRule } from './inspection.presenter';
import { ColumnInspectionRuleRequest } from './inspection.requests';
import { ColumnInspectionRuleResponse } from './inspection.responses';

/** What a column is inspected by: as news, as policy, or as something that lasts. */
@ApiTags('Inspections')
@ApiBearerAuth()
@Controller('api/v1/columns')
export class ColumnInspectionRulesController {
  constructor(private readonly rules: ColumnRules) {}

  @Get(':id/inspection-rule')
  @Allow('column.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ColumnInspectionRuleResponse> {
    const rule = await this.rules.get(actor, id);
    if (rule) reply.header('ETag', etagOf(rule.version));
    return presentRule(id, rule);
  }

  /** The first one needs no `If-Match`. */
  @Put(':id/inspection-rule')
  @Allow('column.manage')
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ColumnInspectionRuleRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ColumnInspectionRuleResponse> {
    const rule = await this.rules.set(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentRule(id, current)),
    );
    reply.header('ETag', etagOf(rule.version));
    return presentRule(id, rule);
  }
}
