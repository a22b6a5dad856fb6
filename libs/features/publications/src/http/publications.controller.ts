import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, languageOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { HandOffPacks } from '../hand-off/hand-off-packs';
import { ReadPublicationNames } from '../publication-names';
import { ReadPublications } from '../read-publications';
import { ResolvePublications } from '../steer/resolve-publications';
import { SteerPublications } from '../steer/steer-publications';
import { WithdrawPublications } from '../steer/withdraw-publications';
import { presentHistory, presentNamed, presentPublication } from './publication.presenter';
import {
  ListPublicationsRequest,
  ReschedulePublicationRequest,
  ResolvePublicationRequest,
  WithdrawRequest,
} from './publication.requests';
import {
  PublicationDetailResponse,
  PublicationPageResponse,
  PublicationResponse,
} from './publication.responses';

@ApiTags('Publications')
@ApiBearerAuth()
@Controller('api/v1/publications')
export class PublicationsController {
  constructor(
    private readonly read: ReadPublications,
    private readonly names: ReadPublicationNames,
    private readonly steer: SteerPublications,
    private readonly withdrawals: WithdrawPublications,
    private readonly resolutions: ResolvePublications,
    private readonly packs: HandOffPacks,
  ) {}

  @Get()
  @Allow('publication.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListPublicationsRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationPageResponse> {
    const { limit, cursor, from, to, mine, ...filter } = query;
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.read.list(
      actor,
      {
        ...filter,
        createdBy: mine ? actor.userId : undefined,
        from: from ? new Date(from) : undefined,
        to: to ? new Date(to) : undefined,
      },
      limit,
      after,
    );
    const names = await this.names.of(rows.map(({ id }) => id));
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => presentNamed(row, names.get(row.id)!, languageOf(acceptLanguage)),
    );
  }

  /** With every attempt and every step: what was sent, what was answered. */
  @Get(':id')
  @Allow('publication.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationDetailResponse> {
    const history = await this.read.history(actor, id);
    reply.header('ETag', etagOf(history.publication.version));
    return presentHistory(history, languageOf(acceptLanguage));
  }

  @Patch(':id')
  @Allow('publication.manage')
  async reschedule(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReschedulePublicationRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationResponse> {
    const language = languageOf(acceptLanguage);
    const changed = await this.steer.reschedule(actor, id, new Date(body.scheduledAt), (current) =>
      requireVersion(ifMatch, current.version, presentPublication(current, language)),
    );
    reply.header('ETag', etagOf(changed.version));
    return presentPublication(changed, language);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('publication.manage')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationResponse> {
    return presentPublication(await this.steer.cancel(actor, id), languageOf(acceptLanguage));
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Allow('publication.manage')
  async retry(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationResponse> {
    return presentPublication(await this.steer.retry(actor, id), languageOf(acceptLanguage));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('publication.manage')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationResponse> {
    return presentPublication(
      await this.withdrawals.withdraw(actor, id, body.reason),
      languageOf(acceptLanguage),
    );
  }

  /** A person says what became of it, after a hand-off or where the system could not find out. */
  @Post(':id/resolve')
  @HttpCode(200)
  @Allow('publication.manage')
  async resolve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ResolvePublicationRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationResponse> {
    return presentPublication(await this.resolutions.resolve(actor, id, body), languageOf(acceptLanguage));
  }

  @Get(':id/hand-off-pack')
  @ApiProduces('application/zip')
  @Allow('publication.read')
  async handOffPack(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    const zip = await this.packs.zip(actor, id);
    return new StreamableFile(zip, {
      type: 'application/zip',
      disposition: `attachment; filename="hand-off-${id}.zip"`,
    });
  }
}
