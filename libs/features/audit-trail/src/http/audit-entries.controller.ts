import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { AuditTrail } from '../audit-trail';
import { presentAuditEntry } from './audit-entry.presenter';
import { ListAuditEntriesRequest, sequenceIn } from './audit-entry.requests';
import { AuditEntryPageResponse, AuditVerificationResponse } from './audit-entry.responses';

@ApiTags('Audit')
@ApiBearerAuth()
@Controller('api/v1/audit-entries')
export class AuditEntriesController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @Allow('audit.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListAuditEntriesRequest,
  ): Promise<AuditEntryPageResponse> {
    const rows = await this.trail.list(actor, query, query.limit, sequenceIn(query.cursor));
    return toPage(rows, query.limit, (row) => [row.sequence], presentAuditEntry);
  }

  /** Walks the chain from its first entry; `fault` names the first entry that does not fit. */
  @Post('verify')
  @HttpCode(200)
  @Allow('audit.read')
  async verify(): Promise<AuditVerificationResponse> {
    return this.trail.verify();
  }
}
