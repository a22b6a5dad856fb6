import { Inject, Injectable } from '@nestjs/common';
import { ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { assetNotFound, requireAssetWriting } from './asset-access';
import { AssetsService } from './assets.service';
import { holdVersions } from './library/replacements/hold-versions';
import type { AssetEntity } from './persistence/asset.entity';

/** Takes assets out of the library. Their bytes stay in the storage. */
@Injectable()
export class DeleteAsset {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One version of an asset, or with `chain` all of them. The newest one does not go alone: the older ones are in no list.
   * @throws AppError `asset_not_found`, `not_allowed`, `asset_has_versions`, `asset_in_use` with how many things need it
   */
  async run(
    actor: Actor,
    id: string,
    checkVersion: (current: AssetEntity) => void,
    { chain = false } = {},
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const versions = await holdVersions(id, manager);
      const asset = versions.find((version) => version.id === id);
      if (!asset) throw assetNotFound();
      const place = await this.organizations.placeOf(asset.organizationId, manager);
      requireAssetWriting(actor, asset, place);
      checkVersion(asset);
      if (!chain && !asset.replacedAt && versions.length > 1) throw hasVersions(id, versions.length - 1);
      const going = chain ? versions : [asset];
      let uses = 0;
      for (const version of going) {
        requireAssetWriting(actor, version, place);
        uses += (await this.assets.findUsages(version.id, manager)).length;
      }
      if (uses > 0) throw inUse(id, uses);
      for (const version of going) {
        version.deletedAt = this.clock.now();
        await manager.save(version);
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: version.organizationId,
          action: 'asset.deleted',
          objectType: 'asset',
          objectId: version.id,
          details: { fileName: version.fileName, sha256: version.sha256 },
        });
      }
    });
  }
}

function hasVersions(id: string, count: number) {
  return ruleBroken(
    'asset_has_versions',
    `这个素材还有 ${count} 个旧版本，不能只删最新版。要全部删除，请用 DELETE /assets/${id}?chain=true；要用回旧版本，请先恢复它（POST /assets/${id}/restorations）。`,
    `This asset has ${count} older version(s); the newest does not go alone. Delete all with DELETE /assets/${id}?chain=true, or bring an older one back (POST /assets/${id}/restorations).`,
  );
}

function inUse(id: string, count: number) {
  return ruleBroken(
    'asset_in_use',
    `这个附件正被 ${count} 处使用，不能删除。先在使用处换掉它，见 GET /assets/${id}/usages；旧版本见 GET /assets/${id}/versions。`,
    `This asset is used in ${count} place(s) and stays. Replace it there first, see GET /assets/${id}/usages; its older versions: GET /assets/${id}/versions.`,
  );
}
