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
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage, xlsxType } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ExportPayList } from '../pay-lists/export-pay-list';
import { PreparePayLists } from '../pay-lists/prepare-pay-lists';
import { ReadPayLists } from '../pay-lists/read-pay-lists';
import type { WholePayList } from '../pay-lists/read-pay-lists';
import { presentPayList, presentPayListSummary } from './pay-list.presenter';
import {
  CancelPayListRequest,
  ChangePayListRequest,
  ExportPayListRequest,
  ListPayListsRequest,
  PayRowsRequest,
  PreparePayListRequest,
} from './pay-list.requests';
import { PayListPageResponse, PayListResponse } from './pay-list.responses';

/** 稿费发放表: what closed bulletins give to people in money. */
@ApiTags('Remuneration')
@ApiBearerAuth()
@Controller('api/v1/pay-lists')
export class PayListsController {
  constructor(
    private readonly lists: PreparePayLists,
    private readonly reading: ReadPayLists,
    private readonly exports: ExportPayList,
  ) {}

  @Post()
  @Allow('remuneration.manage')
  async prepare(
    @CurrentActor() actor: Actor,
    @Body() body: PreparePayListRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayListResponse> {
    const { id } = await this.lists.prepare(actor, body);
    return present(await this.reading.get(actor, id), reply);
  }

  @Get()
  @Allow('remuneration.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListPayListsRequest,
  ): Promise<PayListPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reading.page(actor, organizationId ?? null, limit, before);
    return toPage(rows, limit, ({ id }) => [id], presentPayListSummary);
  }

  @Get(':id')
  @Allow('remuneration.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayListResponse> {
    return present(await this.reading.get(actor, id), reply);
  }

  /** A draft, by who prepared it. */
  @Patch(':id')
  @Allow('remuneration.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangePayListRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayListResponse> {
    await this.lists.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentPayListSummary(current)),
    );
    return present(await this.reading.get(actor, id), reply);
  }

  /** By another person than who prepared it. From then on it says the same for ever. */
  @Post(':id/issue')
  @HttpCode(200)
  @Allow('remuneration.manage')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PayListResponse> {
    await this.lists.issue(actor, id);
    return presentPayList(await this.reading.get(actor, id));
  }

  /** While nobody of it was paid; its bulletins are free for another list. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('remuneration.manage')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CancelPayListRequest,
  ): Promise<PayListResponse> {
    await this.lists.cancel(actor, id, reason);
    return presentPayList(await this.reading.get(actor, id));
  }

  /** Marks rows as paid, each once. */
  @Post(':id/payments')
  @HttpCode(200)
  @Allow('remuneration.manage')
  async pay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { positions, paidOn }: PayRowsRequest,
  ): Promise<PayListResponse> {
    await this.lists.pay(actor, id, positions ?? null, paidOn);
    return presentPayList(await this.reading.get(actor, id));
  }

  /** Accounts are masked. */
  @Get(':id/sheet.xlsx')
  @ApiProduces(xlsxType)
  @Allow('remuneration.read')
  async sheet(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.masked(actor, id));
  }

  /** With accounts as they are, for the bank: a look at each of them, on record with the reason. */
  @Post(':id/sheets')
  @HttpCode(200)
  @ApiProduces(xlsxType)
  @Allow('remuneration.manage')
  async sheetWithAccounts(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ExportPayListRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.whole(actor, id, reason));
  }
}

function present(whole: WholePayList, reply: FastifyReply): PayListResponse {
  reply.header('ETag', etagOf(whole.list.version));
  return presentPayList(whole);
}

async function send(reply: FastifyReply, sheet: Buffer): Promise<void> {
  await reply
    .headers({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment; filename="pay-list.xlsx"',
    })
    .type(xlsxType)
    .send(sheet);
}
