import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { dataHeaders } from '../http/delivery-headers';
import { sendReady } from '../http/send-ready';
import { OrganizationSiteMaps } from './organization-site-maps';
import type { SiteMapPart } from './organization-site-maps';

/** For search engines: `/sitemaps/o/{organizationCode}.xml`, and the files that it names. */
@ApiExcludeController()
@Public()
@Controller('sitemaps/o')
export class OrganizationSiteMapsController {
  constructor(private readonly maps: OrganizationSiteMaps) {}

  @Get(':file')
  async index(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, code] = /^([^\p{Cc}]{1,100})\.xml$/u.exec(file) ?? [];
    await this.send(code, 'index', request, reply);
  }

  @Get(':organizationCode/:file')
  async part(
    @Param('organizationCode') code: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, part] = /^(pages|[1-9]\d{0,4})\.xml$/.exec(file) ?? [];
    await this.send(part && code, part === 'pages' ? part : Number(part), request, reply);
  }

  private async send(
    code: string | undefined,
    part: SiteMapPart,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const answer = code ? await this.maps.find(code, part) : null;
    if (!answer) {
      throw notFound(
        'site_map',
        '没有这个站点地图。请从 robots.txt 写明的索引开始。',
        'There is no such site map. Begin with the index that robots.txt names.',
      );
    }
    sendReady(request, reply, answer, dataHeaders);
  }
}
