import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { renderAsset } from './render-asset.queue';

/**
 * Puts every picture without its renditions into the queue. Jobs of one picture fold into one, so several workers may
 * do this at once and often; an emptied Redis loses nothing.
 */
@Injectable()
export class RenderPendingAssetsSweep implements Sweep {
  readonly name = 'render-pending-assets';
  readonly everyMs = 15_000;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
  ) {}

  async run(): Promise<void> {
    const rows = await this.database.query<{ assetId: string }>(
      'SELECT id AS "assetId" FROM assets WHERE renditions_due AND deleted_at IS NULL ORDER BY id LIMIT 500',
    );
    await this.jobs.enqueueMany(renderAsset, rows);
  }
}
