import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicBytes, parseRange } from '@haojiao/features/assets';
import { Public } from '@haojiao/features/organizations';
import { OpenPreviews } from '../previews/open-previews';
import type { PreviewCaller } from '../previews/open-previews';
import { JSON_TYPE } from '../reading/ready-answer';
import { dataHeaders } from './delivery-headers';
import { DeliveryDocumentResponse } from './delivery.responses';

/** Kept by nobody, found by no search engine, and told to nobody to whom a link leads. */
const previewHeaders = {
  ...dataHeaders,
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
};

/** A revision as delivery would give it: the token in the address is the right to see it. */
@ApiTags('Delivery')
@Public()
@Controller('delivery/v1/previews')
export class OpenedPreviewsController {
  constructor(
    private readonly previews: OpenPreviews,
    private readonly bytes: PublicBytes,
  ) {}

  @Get(':token')
  @ApiOkResponse({ type: DeliveryDocumentResponse })
  async document(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.previews.document(token, callerOf(request));
    void reply.headers(previewHeaders).header('content-type', JSON_TYPE).send(JSON.stringify(document));
  }

  /** Pictures, sound and film of the document, in ranges too; their public addresses are told to nobody. */
  @Get(':token/files/:assetId/:fileName')
  @ApiExcludeEndpoint()
  async file(
    @Param('token') token: string,
    @Param('assetId') assetId: string,
    @Param('fileName') fileName: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.previews.file(token, { assetId, fileName }, callerOf(request));
    const range = parseRange(request.headers.range, file.bytes);
    reply.headers(previewHeaders).header('accept-ranges', 'bytes');
    if (range === 'unsatisfiable') {
      return void reply.status(416).header('content-range', `bytes */${file.bytes}`).send();
    }
    const { start, end } = range ?? { start: 0, end: file.bytes };
    const isHead = request.method === 'HEAD';
    const body = isHead ? Readable.from([]) : await this.bytes.open(file, start, end);
    if (range) reply.status(206).header('content-range', `bytes ${start}-${end - 1}/${file.bytes}`);
    await reply
      .header('content-type', file.mediaType)
      .header('content-length', end - start)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(body);
  }
}

function callerOf({ ip, id }: FastifyRequest): PreviewCaller {
  return { address: ip, requestId: id };
}
