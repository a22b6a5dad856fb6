import { Controller, Get, Options, Param, Query, Req, Res } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { ApiResponseOptions } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@haojiao/kernel';
import { Public } from '@haojiao/features/organizations';
import { DeliveryReads } from '../reading/delivery-reads';
import type { FoundDocument } from '../reading/delivery-reads';
import { dataHeaders } from './delivery-headers';
import { SparseReads } from '../sparse/sparse-reads';
import { DeliveredItemRequest, ListDeliveryRequest } from './delivery.requests';
import { DeliveryDocumentResponse, DeliveryPageResponse } from './delivery.responses';
import { sendReady } from './send-ready';
import { SparseDocumentResponse, SparsePageResponse } from './sparse.responses';

/** The second one where `fields` were asked for. */
const wholeOrSparse = (...types: [Type, Type]): ApiResponseOptions => ({
  schema: { anyOf: types.map((type) => ({ $ref: getSchemaPath(type) })) },
});

/** What is published to the site, for any front end. */
@ApiTags('Delivery')
@ApiExtraModels(DeliveryPageResponse, SparsePageResponse, DeliveryDocumentResponse, SparseDocumentResponse)
@Public()
@Controller('delivery/v1')
export class DeliveryContentsController {
  constructor(
    private readonly reads: DeliveryReads,
    private readonly sparse: SparseReads,
  ) {}

  /** Newest first. */
  @Get('contents')
  @ApiOkResponse(wholeOrSparse(DeliveryPageResponse, SparsePageResponse))
  async list(
    @Query() query: ListDeliveryRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer =
      query.fields === undefined
        ? await this.reads.list(query, request.raw.url ?? '')
        : await this.sparse.list(query, query.fields);
    sendReady(request, reply, answer, dataHeaders);
  }

  @Get('contents/:idOrSlug')
  @ApiOkResponse(wholeOrSparse(DeliveryDocumentResponse, SparseDocumentResponse))
  async get(
    @Param('idOrSlug') idOrSlug: string,
    @Query() { fields }: DeliveredItemRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { answer } = requireLive(await this.reads.item(idOrSlug));
    const sparse = fields === undefined ? answer : await this.sparse.item(answer, fields);
    sendReady(request, reply, sparse, dataHeaders);
  }

  /** What a browser asks first when a script of another site adds headers of its own. */
  @Options('*')
  @ApiExcludeEndpoint()
  preflight(@Res() reply: FastifyReply): void {
    void reply
      .status(204)
      .headers({
        ...dataHeaders,
        'Access-Control-Allow-Methods': 'GET, HEAD, POST',
        'Access-Control-Allow-Headers': 'Content-Type, If-None-Match, If-Modified-Since',
        'Access-Control-Max-Age': '86400',
      })
      .send();
  }
}

/** @throws AppError `content_not_found`, for what was withdrawn too */
export function requireLive(found: FoundDocument): FoundDocument & { state: 'live' } {
  if (found.state === 'live') return found;
  throw notFound(
    'content',
    '没有这篇已发布的内容，或已撤下。',
    'No such item is published here, or it was withdrawn.',
  );
}
