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
import { EachTime, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ListPayees } from '../payees/list-payees';
import { PayeesService } from '../payees/payees.service';
import type { PayeeEntity } from '../persistence/payee.entity';
import { presentPayee } from './payee.presenter';
import {
  ChangePayeeRequest,
  CreatePayeeRequest,
  ListPayeesRequest,
  LookAtPayeeRequest,
} from './payee.requests';
import { PayeeDataResponse, PayeePageResponse, PayeeResponse } from './payee.responses';

/** How contributors are paid. Masked in every answer but that of a look, which is on record. */
@ApiTags('Remuneration')
@ApiBearerAuth()
@Controller('api/v1/payees')
export class PayeesController {
  constructor(
    private readonly payees: PayeesService,
    private readonly lists: ListPayees,
  ) {}

  @Post()
  @Allow('remuneration.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreatePayeeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeResponse> {
    return this.present(await this.payees.create(actor, { ...body, phone: body.phone ?? null }), reply);
  }

  @Get()
  @Allow('remuneration.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListPayeesRequest,
  ): Promise<PayeePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.lists.page(actor, organizationId ?? null, limit, after);
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (payee) => presentPayee(payee, this.payees.whole(payee)),
    );
  }

  @Get(':id')
  @Allow('remuneration.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeResponse> {
    return this.present(await this.payees.get(actor, id), reply);
  }

  /** Only of somebody without an account; others change their own. */
  @Patch(':id')
  @Allow('remuneration.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangePayeeRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeResponse> {
    return this.present(await this.payees.change(actor, id, body, this.check(ifMatch)), reply);
  }

  /** Erases the data for good. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('remuneration.manage')
  async erase(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.payees.erase(actor, id, this.check(ifMatch));
  }

  /** Names and numbers as they are. Who looked, and why, is in the audit trail. */
  @Post(':id/looks')
  @EachTime()
  @HttpCode(200)
  @Allow('remuneration.read')
  async look(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LookAtPayeeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeDataResponse> {
    reply.header('Cache-Control', 'no-store');
    return this.payees.look(actor, id, reason);
  }

  private check(ifMatch: string | undefined) {
    return (current: PayeeEntity) =>
      requireVersion(ifMatch, current.version, presentPayee(current, this.payees.whole(current)));
  }

  private present(payee: PayeeEntity, reply: FastifyReply): PayeeResponse {
    reply.header('ETag', etagOf(payee.version));
    return presentPayee(payee, this.payees.whole(payee));
  }
}
