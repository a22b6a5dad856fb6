import { Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { ReadNotices } from '../read-notices';
import { presentNotice } from './notice.presenter';
import { ListNoticesRequest } from './notice.requests';
import { NoticePageResponse, NoticeResponse, NoticesReadResponse } from './notice.responses';

/** What the caller should know. Everybody who is signed in may ask, and is told what their roles let them act on. */
@ApiTags('Notices')
@ApiBearerAuth()
@Controller('api/v1/notices')
export class NoticesController {
  constructor(private readonly notices: ReadNotices) {}

  /** Newest first. */
  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListNoticesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<NoticePageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.notices.list(actor, { unread: query.unread === 'true' }, query.limit, after);
    return toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => presentNotice(row, languageOf(acceptLanguage)),
    );
  }

  @Post('read-all')
  @HttpCode(200)
  @SignedIn()
  async readAll(@CurrentActor() actor: Actor): Promise<NoticesReadResponse> {
    return { read: await this.notices.readAll(actor) };
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<NoticeResponse> {
    return presentNotice(await this.notices.get(actor, id), languageOf(acceptLanguage));
  }

  @Post(':id/read')
  @HttpCode(200)
  @SignedIn()
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<NoticeResponse> {
    return presentNotice(await this.notices.read(actor, id), languageOf(acceptLanguage));
  }
}
