import { Injectable } from '@nestjs/common';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { requireAssetWriting } from '../asset-access';
import { AssetsService } from '../assets.service';
import type { AssetEntity } from '../persistence/asset.entity';
import { prepareMedia } from './prepare-media.queue';

@Injectable()
export class RetryPreparation {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly jobs: JobProducer,
  ) {}

  /**
   * Has a recording prepared anew whose preparation failed, lacked a program or waits. What was finished is kept.
   * @throws AppError `asset_not_found`, `not_allowed`, `preparation_not_failed`
   */
  async run(actor: Actor, assetId: string): Promise<AssetEntity> {
    const asset = await this.assets.load(assetId);
    requireAssetWriting(actor, asset, await this.organizations.placeOf(asset.organizationId));
    await this.database.transaction(async (manager) => {
      const rows = await this.database.query<{ failure: string | null }>(
        `WITH before AS (
           SELECT asset_id, failure FROM media_preparations
           WHERE asset_id = $1 AND (state IN ('failed', 'missing') OR (state = 'due' AND waiting_for IS NOT NULL)) FOR UPDATE),
         begun AS (
           UPDATE media_preparations p SET state = 'due', failure = NULL, missing = '{}', attempts = 0, updated_at = now(),
             waiting_for = NULL, waiting_since = NULL, waits = 0, not_before = NULL
           FROM before b WHERE p.asset_id = b.asset_id RETURNING b.failure)
         SELECT failure FROM begun`,
        [assetId],
        manager,
      );
      if (!rows[0]) throw preparationNotFailed();
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: asset.organizationId,
        action: 'asset.preparation_retried',
        objectType: 'asset',
        objectId: assetId,
        details: { failure: rows[0].failure },
      });
      await this.database.afterCommit(manager, async () => {
        await this.jobs.enqueue(prepareMedia, { assetId });
      });
    });
    return asset;
  }
}

function preparationNotFailed() {
  return ruleBroken(
    'preparation_not_failed',
    '只有处理失败、等待中或缺少 ffmpeg 的音视频可以重试；其他的不需要，或正在处理。',
    'Only a recording whose preparation failed, waits or lacked ffmpeg is tried again; others are done, or under way.',
  );
}
