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
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { BrandsService } from '../brands.service';
import type { BrandEntity } from '../persistence/brand.entity';
import { presentBrand } from './brand.presenter';
import { ChangeBrandRequest, CreateBrandRequest, ListBrandsRequest } from './brand.requests';
import { BrandPageResponse, BrandResponse } from './brand.responses';

@ApiTags('Brands')
@ApiBearerAuth()
@Controller('api/v1/brands')
export class BrandsController {
  constructor(private readonly brands: BrandsService) {}

  @Post()
  @Allow('brand.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateBrandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BrandResponse> {
    return withEtag(await this.brands.create(actor, body), reply);
  }

  @Get()
  @Allow('brand.read')
  async list(@CurrentActor() actor: Actor, @Query() query: ListBrandsRequest): Promise<BrandPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.brands.list(actor, query, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], presentBrand);
  }

  @Get(':id')
  @Allow('brand.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BrandResponse> {
    return withEtag(await this.brands.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('brand.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeBrandRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BrandResponse> {
    const changed = await this.brands.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentBrand(current)),
    );
    return withEtag(changed, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('brand.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.brands.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentBrand(current)),
    );
  }
}

function withEtag(brand: BrandEntity, reply: FastifyReply): BrandResponse {
  reply.header('ETag', etagOf(brand.version));
  return presentBrand(brand);
}
