import { Controller, Get, Headers, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { notFound } from '@haojiao/kernel';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { PreviewContents } from '../previews/preview-contents';
import { presentPreview } from './preview.presenter';
import { PreviewRequest, readOptions } from './preview.requests';
import { PreviewListResponse, PreviewResponse } from './preview.responses';

/** An item before it goes out: exactly what would be sent, and how it will look on a phone. */
@ApiTags('Publications')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/previews')
export class PreviewsController {
  constructor(private readonly previews: PreviewContents) {}

  /** On every account that the unit uses, at once. */
  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PreviewListResponse> {
    const previews = await this.previews.preview(actor, id);
    return { items: previews.map((preview) => presentPreview(preview, languageOf(acceptLanguage))) };
  }

  /** On one platform, connected or not. */
  @Get(':platform')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('platform') platform: string,
    @Query() { channelAccountId, options }: PreviewRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PreviewResponse> {
    const previews = await this.previews.preview(actor, id, platform, readOptions(options));
    const wanted = channelAccountId
      ? previews.find(({ examination }) => examination.connected?.id === channelAccountId)
      : previews[0];
    if (!wanted) {
      throw notFound(
        'channel_account',
        '这个单位没有使用该平台的这个账号。',
        'The unit uses no such account of this platform.',
      );
    }
    return presentPreview(wanted, languageOf(acceptLanguage));
  }
}
