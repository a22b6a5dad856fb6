import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { oldAddressOf } from '../domain/old-address';
import { FindOldAddress } from '../find-old-address';

/** Every address that nothing else answers for: it may be one of a site of before. */
@ApiExcludeController()
@Controller()
export class OldAddressesController {
  constructor(private readonly addresses: FindOldAddress) {}

  /** 301 to the item's page; it never lives anywhere else again. @throws NotFoundException */
  @Get('*')
  @Public()
  async find(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { url = '/' } = request.raw;
    // Every real route comes first; what is not there below these is no page of before.
    const isOurs = /^\/(?:api|delivery)\/v1(?:[/?]|$)/.test(url);
    const address = isOurs ? null : oldAddressOf(url);
    const page = address && (await this.addresses.of(request.hostname.toLowerCase(), address.path));
    if (!page) throw new NotFoundException();
    void reply.status(301).header('Location', page).header('Cache-Control', 'public, max-age=3600').send();
  }
}
