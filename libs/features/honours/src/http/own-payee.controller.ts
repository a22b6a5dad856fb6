import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EachTime, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { OwnPayeeService } from '../payees/own-payee.service';
import { PayeesService } from '../payees/payees.service';
import type { PayeeEntity } from '../persistence/payee.entity';
import { presentPayee } from './payee.presenter';
import { PayeeDataRequest } from './payee.requests';
import { PayeeDataResponse, PayeeResponse } from './payee.responses';

/** One's own way to be paid. */
@ApiTags('Remuneration')
@ApiBearerAuth()
@Controller('api/v1/me/payee')
export class OwnPayeeController {
  constructor(
    private readonly own: OwnPayeeService,
    private readonly payees: PayeesService,
  ) {}

  @Get()
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeResponse> {
    return this.present(await this.own.get(actor), reply);
  }

  /** The first one needs no `If-Match`, each later one does. */
  @Put()
  @SignedIn()
  async put(
    @CurrentActor() actor: Actor,
    @Body() body: PayeeDataRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeResponse> {
    const data = { ...body, phone: body.phone ?? null };
    const { payee, isNew } = await this.own.put(actor, data, this.check(ifMatch));
    reply.status(isNew ? 201 : 200);
    return this.present(payee, reply);
  }

  /** As it is; on record like every look. */
  @Post('looks')
  @EachTime()
  @HttpCode(200)
  @SignedIn()
  async look(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeDataResponse> {
    reply.header('Cache-Control', 'no-store');
    return this.own.look(actor);
  }

  /** Erases the data for good. */
  @Delete()
  @HttpCode(204)
  @SignedIn()
  async erase(@CurrentActor() actor: Actor, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    await this.own.erase(actor, this.check(ifMatch));
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
