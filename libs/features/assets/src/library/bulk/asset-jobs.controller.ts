import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeNumberCursor, toPage } from '@haojiao/kernel';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CreateAssetJobRequest, ListAssetJobFaultsRequest } from './asset-job.requests';
import { AssetJobFaultPageResponse, AssetJobResponse } from './asset-job.responses';
import type { AssetJobEntity } from './asset-job.entity';
import { AssetJobs } from './asset-jobs.service';

/** Changes of many assets at once: ordered here, made in the background. */
@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1')
export class AssetJobsController {
  constructor(private readonly jobs: AssetJobs) {}

  @Post('assets/bulk')
  @HttpCode(201)
  @Allow('asset.write')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateAssetJobRequest): Promise<AssetJobResponse> {
    return presentJob(await this.jobs.create(actor, body));
  }

  @Get('asset-jobs/:id')
  @Allow('asset.write')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssetJobResponse> {
    return presentJob(await this.jobs.get(actor, id));
  }

  @Get('asset-jobs/:id/faults')
  @Allow('asset.write')
  async faults(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListAssetJobFaultsRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<AssetJobFaultPageResponse> {
    const after = cursor ? decodeNumberCursor(cursor) : 0;
    const language = languageOf(acceptLanguage);
    return toPage(
      await this.jobs.faults(actor, id, limit, after),
      limit,
      ({ position }) => [position],
      ({ assetId, fault }) => ({ assetId, code: fault!.code, message: fault!.message[language] }),
    );
  }
}

function presentJob(job: AssetJobEntity): AssetJobResponse {
  const { id, action, state, total, done, failed } = job;
  return {
    ...{ id, action, state, total, done, failed },
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
