import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { requireObject } from '../content-input';
import { VariantRequest } from '../content-variant.requests';
import { ContentVariants, variantOf } from '../content-variants';
import type { ContentView } from '../read-content';
import { presentContent } from './content.presenter';
import { SaveRequest } from './content.requests';
import { VariantResponse } from './content.responses';
import { PlatformPipe } from './platform.pipe';

/** A variant is part of the item's revision: it shares the item's version and `ETag`. */
@ApiTags('Contents')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/variants/:platform')
export class ContentVariantsController {
  constructor(private readonly variants: ContentVariants) {}

  @Get()
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('platform', PlatformPipe) platform: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VariantResponse> {
    return present(await this.variants.get(actor, id, platform), platform, reply);
  }

  /** Sets the whole variant: 201 when there was none (no `If-Match` needed), else 200. */
  @Put()
  @Allow('content.write')
  @ApiBody({ type: VariantRequest })
  async put(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('platform', PlatformPipe) platform: string,
    @Query() { save }: SaveRequest,
    @Body() body: object,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VariantResponse> {
    const { view, created } = await this.variants.put(
      actor,
      id,
      platform,
      requireObject(body),
      (current, exists) => {
        if (exists || ifMatch) requireVersion(ifMatch, current.content.version, presentContent(current));
      },
      { isAutosave: save === 'auto' },
    );
    reply.status(created ? 201 : 200);
    return present(view, platform, reply);
  }

  @Delete()
  @HttpCode(204)
  @Allow('content.write')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('platform', PlatformPipe) platform: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const view = await this.variants.remove(actor, id, platform, (current) =>
      requireVersion(ifMatch, current.content.version, presentContent(current)),
    );
    reply.header('ETag', etagOf(view.content.version));
  }
}

function present(view: ContentView, platform: string, reply: FastifyReply): VariantResponse {
  reply.header('ETag', etagOf(view.content.version));
  return { platform, ...variantOf(view, platform) };
}
