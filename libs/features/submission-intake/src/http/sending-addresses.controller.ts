import { Body, Controller, Delete, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { SendingAddresses } from '../addresses/sending-addresses.service';
import type { SendingAddressEntity } from '../persistence/sending-address.entity';
import { ConfirmSendingAddressRequest, RegisterSendingAddressRequest } from './sending-address.requests';
import { SendingAddressResponse, SendingAddressesResponse } from './sending-address.responses';

/** Addresses from which a person's mails are known for theirs. */
@ApiTags('Submission intake')
@ApiBearerAuth()
@Controller('api/v1')
export class SendingAddressesController {
  constructor(private readonly addresses: SendingAddresses) {}

  @Get('me/sending-addresses')
  @Allow('submission.write')
  async own(@CurrentActor() actor: Actor): Promise<SendingAddressesResponse> {
    return presentAll(await this.addresses.listOwn(actor));
  }

  /** Mails a code to the address. */
  @Post('me/sending-addresses')
  @Allow('submission.write')
  async register(
    @CurrentActor() actor: Actor,
    @Body() { address }: RegisterSendingAddressRequest,
  ): Promise<SendingAddressResponse> {
    return present(await this.addresses.register(actor, address));
  }

  /** From then on mails from there are the caller's. */
  @Post('me/sending-addresses/:addressId/confirm')
  @HttpCode(200)
  @Allow('submission.write')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('addressId', ParseUUIDPipe) addressId: string,
    @Body() { code }: ConfirmSendingAddressRequest,
  ): Promise<SendingAddressResponse> {
    return present(await this.addresses.confirm(actor, addressId, code));
  }

  @Delete('me/sending-addresses/:addressId')
  @HttpCode(204)
  @Allow('submission.write')
  async removeOwn(
    @CurrentActor() actor: Actor,
    @Param('addressId', ParseUUIDPipe) addressId: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    await this.addresses.removeOwn(actor, addressId, versionCheck(ifMatch));
  }

  @Get('users/:id/sending-addresses')
  @Allow('user.manage')
  async ofUser(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SendingAddressesResponse> {
    return presentAll(await this.addresses.listOf(actor, id));
  }

  /** Counts at once: whoever looks after the account answers for it. */
  @Post('users/:id/sending-addresses')
  @Allow('user.manage')
  async vouch(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { address }: RegisterSendingAddressRequest,
  ): Promise<SendingAddressResponse> {
    return present(await this.addresses.vouch(actor, id, address));
  }

  @Delete('users/:id/sending-addresses/:addressId')
  @HttpCode(204)
  @Allow('user.manage')
  async removeOf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('addressId', ParseUUIDPipe) addressId: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    await this.addresses.removeOf(actor, id, addressId, versionCheck(ifMatch));
  }
}

function presentAll(rows: SendingAddressEntity[]): SendingAddressesResponse {
  return { items: rows.map(present), nextCursor: null };
}

function versionCheck(ifMatch: string | undefined) {
  return (current: SendingAddressEntity) => requireVersion(ifMatch, versionOf(current), present(current));
}

/** All that ever changes about an address is that it becomes confirmed. */
function versionOf({ state }: SendingAddressEntity): number {
  return state === 'confirmed' ? 2 : 1;
}

function present(row: SendingAddressEntity): SendingAddressResponse {
  return {
    id: row.id,
    address: row.address,
    state: row.state,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: versionOf(row),
  };
}
