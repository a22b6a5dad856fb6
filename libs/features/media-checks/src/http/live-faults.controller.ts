import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeCursor, fault, invalidInput, isId, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { LiveFaults } from '../live-faults';
import { ListLiveFaultsRequest } from './live-faults.requests';
import { LiveFaultPageResponse } from './live-faults.responses';

@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/live-media-faults')
export class LiveFaultsController {
  constructor(private readonly faults: LiveFaults) {}

  /** What is out although rights or consents of a file have ended. */
  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListLiveFaultsRequest,
  ): Promise<LiveFaultPageResponse> {
    const after = cursor ? keyOf(cursor) : null;
    const rows = await this.faults.list(actor, organizationId ?? null, limit, after);
    return toPage(
      rows,
      limit,
      ({ contentId, assetId }) => [contentId, assetId],
      (row) => row,
    );
  }
}

function keyOf(cursor: string): [string, string] {
  const [contentId, assetId] = decodeCursor(cursor, 2);
  if (isId(contentId) && isId(assetId)) return [contentId, assetId];
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}
