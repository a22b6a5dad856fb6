import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@haojiao/features/organizations';
import { Directories } from '../directories/directories';
import { dataHeaders } from './delivery-headers';
import { DirectoryEntryRequest, DirectoryRequest } from './directory.requests';
import {
  DeliveredColumnPageResponse,
  DeliveredOrganizationPageResponse,
  DeliveredProgrammePageResponse,
  DeliveredProgrammeResponse,
  DirectoryBrandPageResponse,
} from './directory.responses';
import { sendReady } from './send-ready';

/** What contents can be narrowed by, as far as it is public. */
@ApiTags('Delivery')
@Public()
@Controller('delivery/v1')
export class DirectoriesController {
  constructor(private readonly directories: Directories) {}

  /** Units of whose branch anything is published, from the top down. */
  @Get('organizations')
  @ApiOkResponse({ type: DeliveredOrganizationPageResponse })
  async organizations(
    @Query() query: DirectoryRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendReady(request, reply, await this.directories.list('organizations', query), dataHeaders);
  }

  /** Those of the unit first, in their order. */
  @Get('columns')
  @ApiOkResponse({ type: DeliveredColumnPageResponse })
  async columns(
    @Query() query: DirectoryRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendReady(request, reply, await this.directories.list('columns', query), dataHeaders);
  }

  /** Brands of the unit, of those above and below it; retired ones while something that has them is published. */
  @Get('brands')
  @ApiOkResponse({ type: DirectoryBrandPageResponse })
  async brands(
    @Query() query: DirectoryRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendReady(request, reply, await this.directories.list('brands', query), dataHeaders);
  }

  /** Public ones, oldest first; their episodes are `/delivery/v1/contents?programme={id}`. */
  @Get('programmes')
  @ApiOkResponse({ type: DeliveredProgrammePageResponse })
  async programmes(
    @Query() query: DirectoryRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendReady(request, reply, await this.directories.list('programmes', query), dataHeaders);
  }

  /** By id, or by its code in the unit's branch: of several the one nearest to the top. */
  @Get('programmes/:codeOrId')
  @ApiOkResponse({ type: DeliveredProgrammeResponse })
  async programme(
    @Param('codeOrId') codeOrId: string,
    @Query() { organization }: DirectoryEntryRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendReady(request, reply, await this.directories.programme(codeOrId, organization), dataHeaders);
  }
}
