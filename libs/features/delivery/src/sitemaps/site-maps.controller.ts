import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { dataHeaders } from '../http/delivery-headers';
import { sendReady } from '../http/send-ready';
import { SiteMaps } from './site-maps';

const fileForm = /^([^\p{Cc}.]{1,100})(?:\.(\d{1,4}|dead))?\.(xml|txt)$/u;

/** For the console of a search engine that takes no namespaces: `{organizationCode}.xml`, `.txt`, `.dead.txt`. */
@ApiExcludeController()
@Public()
@Controller('sitemaps/toutiao')
export class SiteMapsController {
  constructor(private readonly maps: SiteMaps) {}

  @Get(':file')
  async get(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, organizationCode, part, form] = fileForm.exec(file) ?? [];
    const answer =
      organizationCode && part !== '0'
        ? await this.maps.find({
            organizationCode,
            part: part === undefined ? null : part === 'dead' ? 'dead' : Number(part),
            form: form as 'xml' | 'txt',
          })
        : null;
    if (!answer) throw notFound('site_map', '没有这个站点地图。', 'There is no such site map.');
    sendReady(request, reply, answer, dataHeaders);
  }
}
