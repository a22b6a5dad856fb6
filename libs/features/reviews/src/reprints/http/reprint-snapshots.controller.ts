import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CaptureOriginals } from '../capture-originals';
import { presentSnapshot } from './reprint.presenter';
import { CaptureOriginalRequest } from './reprint.requests';
import { ReprintSnapshotPageResponse, ReprintSnapshotResponse } from './reprint.responses';

/** 原文快照: the originals of a reprint, as they were. */
@ApiTags('Reprints')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/reprint-snapshots')
export class ReprintSnapshotsController {
  constructor(private readonly originals: CaptureOriginals) {}

  @Post()
  @Allow('content.write')
  async capture(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CaptureOriginalRequest,
  ): Promise<ReprintSnapshotResponse> {
    return presentSnapshot(await this.originals.capture(actor, id, body ?? {}));
  }

  /** Newest first. */
  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<ReprintSnapshotPageResponse> {
    const rows = await this.originals.list(actor, id, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, (row) => [row.id], presentSnapshot);
  }
}
