import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { ConsolePage } from './console-page';

/** The same for everybody: what is whose, its script asks of the api. */
@ApiExcludeController()
@Public()
@Controller('console')
export class ConsolePagesController {
  constructor(private readonly page: ConsolePage) {}

  @Get()
  async front(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/console/', 308);
  }

  @Get('*')
  async any(@Res() reply: FastifyReply): Promise<void> {
    const { html, headers } = this.page.make();
    await reply.headers(headers).send(html);
  }
}
