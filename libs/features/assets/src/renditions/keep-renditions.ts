import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { AssetRenditionEntity } from '../persistence/asset-rendition.entity';
import { AssetEntity } from '../persistence/asset.entity';

/** What a run over a picture leaves behind in the tables. */
@Injectable()
export class KeepRenditions {
  constructor(private readonly database: Database) {}

  /**
   * Puts the renditions in the place of all earlier ones and calls the picture ready. Those that are replaced are
   * retired: their addresses stand in pages that are out, and stay good.
   */
  async replace(rendered: AssetEntity, renditions: AssetRenditionEntity[]): Promise<void> {
    await this.database.transaction(async (manager) => {
      const asset = await manager.findOne(AssetEntity, {
        where: { id: rendered.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!asset || asset.deletedAt) return;
      await manager.query(
        `INSERT INTO retired_renditions (asset_id, name, media_type, sha256, bytes)
         SELECT asset_id, name, media_type, sha256, bytes FROM asset_renditions
         WHERE asset_id = $1 AND sha256 <> ALL ($2::char(64)[])
         ON CONFLICT DO NOTHING`,
        [asset.id, renditions.map((row) => row.sha256)],
      );
      await manager.delete(AssetRenditionEntity, { assetId: asset.id });
      await manager.insert(AssetRenditionEntity, renditions);
      // Somebody may have moved the focal point meanwhile: then it stays due and the sweep brings it again.
      const isCurrent = JSON.stringify(asset.focalPoint) === JSON.stringify(rendered.focalPoint);
      // No new version: an edit that began on the upload's answer must not fail because we finished our part.
      await manager.query(
        `UPDATE assets SET state = 'ready', renditions_due = NOT $2::boolean WHERE id = $1`,
        [asset.id, isCurrent],
      );
    });
  }

  /** The picture is at fault: rejected, unless it has renditions from before. Those go on being shown. */
  async giveUp(assetId: string, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE assets SET renditions_due = false,
         state = CASE WHEN state = 'ready' THEN 'ready' ELSE 'rejected' END,
         rejection = CASE WHEN state = 'ready' THEN NULL ELSE $2 END
       WHERE id = $1`,
      [assetId, reason],
    );
  }
}
