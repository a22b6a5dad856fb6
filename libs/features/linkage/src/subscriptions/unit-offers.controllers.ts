import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { presentOffer } from './subscription.presenter';
import { PutUnitOfferRequest } from './subscription.requests';
import { OfferingUnitPageResponse, UnitOfferResponse } from './subscription.responses';
import type { UnitOfferEntity } from './unit-offer.entity';
import { UnitOffers } from './unit-offers';

/** Whether a unit lets others outside its branch follow it. */
@ApiTags('Linkage')
@ApiBearerAuth()
@Controller('api/v1/organizations/:id/offer')
export class UnitOfferController {
  constructor(private readonly offers: UnitOffers) {}

  @Get()
  @Allow('organization.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitOfferResponse> {
    return withEtag(await this.offers.get(actor, id), reply);
  }

  /** The first time needs no `If-Match`, a change does. */
  @Put()
  @Allow('linkage.push')
  async put(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PutUnitOfferRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitOfferResponse> {
    const { isOffered, columnIds } = body;
    const offer = await this.offers.put(actor, id, { isOffered, columnIds }, (current) =>
      requireVersion(ifMatch, current.version, presentOffer(current)),
    );
    return withEtag(offer, reply);
  }
}

/** Units that offer themselves, for those who may take items over. */
@ApiTags('Linkage')
@ApiBearerAuth()
@Controller('api/v1/unit-offers')
export class UnitOffersController {
  constructor(private readonly offers: UnitOffers) {}

  @Get()
  @Allow('linkage.take')
  async list(@Query() { limit, cursor }: ListRequest): Promise<OfferingUnitPageResponse> {
    const rows = await this.offers.list(limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(
      rows,
      limit,
      (row) => [row.organizationId],
      (row) => row,
    );
  }
}

function withEtag(offer: UnitOfferEntity, reply: FastifyReply): UnitOfferResponse {
  reply.header('ETag', etagOf(offer.version));
  return presentOffer(offer);
}
