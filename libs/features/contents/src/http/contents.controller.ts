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
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ArchiveContent } from '../archive-content';
import { ChangeContent } from '../change-content';
import { ChangeContentRequest } from '../content-body.requests';
import { requireObject } from '../content-input';
import { DraftDesk } from '../draft-desk';
import { CreateContentRequest } from '../create-content.requests';
import { ListContents } from '../list-contents';
import { timeKeyOf } from '../list-key';
import { ReadContent } from '../read-content';
import type { ContentView } from '../read-content';
import { presentContent, presentListItem } from './content.presenter';
import { ListContentsRequest, SaveRequest } from './content.requests';
import { ContentPageResponse, ContentResponse } from './content.responses';

/** Bodies are `object` here: their use case checks shape and meaning together, so that one answer names every fault. */
@ApiTags('Contents')
@ApiBearerAuth()
@Controller('api/v1/contents')
export class ContentsController {
  constructor(
    private readonly drafts: DraftDesk,
    private readonly reading: ReadContent,
    private readonly listing: ListContents,
    private readonly changing: ChangeContent,
    private readonly archive: ArchiveContent,
  ) {}

  @Post()
  @Allow('content.write')
  @ApiBody({ type: CreateContentRequest })
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    return withEtag(await this.drafts.create(actor, requireObject(body)), reply);
  }

  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListContentsRequest,
  ): Promise<ContentPageResponse> {
    const rows = await this.listing.list(
      actor,
      query,
      query.sort ?? '-createdAt',
      query.limit,
      timeKeyOf(query.cursor),
    );
    return toPage(rows, query.limit, (row) => [row.sortTime, row.id], presentListItem);
  }

  @Get(':id')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    return withEtag(await this.reading.get(actor, id), reply);
  }

  /**
   * Saves the next revision: what is sent is merged into what was last saved, `null` empties. With `save=auto` the
   * history folds it into the caller's run of autosaves, and one that changes nothing answers the item as it stands.
   */
  @Patch(':id')
  @Allow('content.write')
  @ApiBody({ type: ChangeContentRequest })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { save }: SaveRequest,
    @Body() body: object,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContentResponse> {
    const changed = await this.changing.change(
      actor,
      id,
      requireObject(body),
      (current) => requireVersion(ifMatch, current.content.version, presentContent(current)),
      { isAutosave: save === 'auto' },
    );
    return withEtag(changed, reply);
  }

  /** A draft that was never submitted goes; anything else is archived. What is published must be withdrawn before. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('content.write')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.archive.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.content.version, presentContent(current)),
    );
  }
}

export function withEtag(view: ContentView, reply: FastifyReply): ContentResponse {
  reply.header('ETag', etagOf(view.content.version));
  return presentContent(view);
}
