import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { ContentResponse, presentContent } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { ContentTemplateEntity } from './content-template.entity';
import {
  ChangeContentTemplateRequest,
  CreateContentTemplateRequest,
  ListContentTemplatesRequest,
  UseContentTemplateRequest,
} from './content-template.requests';
import { ContentTemplatePageResponse, ContentTemplateResponse } from './content-template.responses';
import { ContentTemplatesService } from './content-templates.service';
import { DraftFromTemplate } from './draft-from-template';

/** What recurring items begin with; a unit's templates serve the units below it too. */
@ApiTags('Drafting')
@ApiBearerAuth()
@Controller('api/v1/content-templates')
export class ContentTemplatesController {
  constructor(
    private readonly templates: ContentTemplatesService,
    private readonly drafting: DraftFromTemplate,
  ) {}

  @Post()
  @Allow('content_template.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateContentTemplateRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentTemplateResponse> {
    return withEtag(await this.templates.create(actor, body), reply);
  }

  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListContentTemplatesRequest,
  ): Promise<ContentTemplatePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    return toPage(await this.templates.list(actor, filter, limit, after), limit, (row) => [row.id], present);
  }

  @Get(':id')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentTemplateResponse> {
    return withEtag(await this.templates.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('content_template.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeContentTemplateRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentTemplateResponse> {
    const changed = await this.templates.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
    return withEtag(changed, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('content_template.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.templates.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
  }

  /** A draft of it in the caller's unit, or in another one below the template's. */
  @Post(':id/drafts')
  @Allow('content.write')
  async draft(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UseContentTemplateRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    const view = await this.drafting.run(actor, id, body);
    reply.header('ETag', etagOf(view.content.version));
    return presentContent(view);
  }
}

function present(template: ContentTemplateEntity): ContentTemplateResponse {
  const { createdBy: _createdBy, assetIds: _assetIds, createdAt, updatedAt, ...shown } = template;
  return { ...shown, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

function withEtag(template: ContentTemplateEntity, reply: FastifyReply): ContentTemplateResponse {
  reply.header('ETag', etagOf(template.version));
  return present(template);
}
