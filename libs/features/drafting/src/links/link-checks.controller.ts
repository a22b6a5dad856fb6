import { Controller, Get, Headers, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { LinkCheckEntity } from './link-check.entity';
import { LinkCheckResponse } from './link-check.responses';
import { LinkChecksService } from './link-checks.service';
import { findingsOf } from './link-findings';

/** Where the links of an item lead; looked at by a worker. */
@ApiTags('Drafting')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/link-checks')
export class LinkChecksController {
  constructor(private readonly checks: LinkChecksService) {}

  /** Of what was last saved; answers the one that is under way where there is one. */
  @Post()
  @Allow('content.write')
  async request(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<LinkCheckResponse> {
    return present(await this.checks.request(actor, id), languageOf(acceptLanguage));
  }

  @Get(':checkId')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('checkId', ParseUUIDPipe) checkId: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<LinkCheckResponse> {
    return present(await this.checks.get(actor, id, checkId), languageOf(acceptLanguage));
  }
}

function present(check: LinkCheckEntity, language: Language): LinkCheckResponse {
  const { id, contentId, revisionId, state, links, leftOut } = check;
  return {
    ...{ id, contentId, revisionId, state, links, leftOut },
    progress: { done: links.filter(({ outcome }) => outcome !== null).length, total: links.length },
    findings: findingsOf(links).map((finding) => ({
      ...finding,
      message: pick(finding.message, language),
    })),
    createdAt: check.createdAt.toISOString(),
    finishedAt: check.finishedAt?.toISOString() ?? null,
  };
}
