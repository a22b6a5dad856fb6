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
      if (!chain && !asset.replacedAt && versions.length > 1) throw hasVersions(versions.length - 1);
      const going = chain ? versions : [asset];
      let uses = 0;
      for (const version of going) {
        requireAssetWriting(actor, version, place);
        uses += (await this.assets.findUsages(version.id, manager)).length;
      }
      if (uses > 0) throw inUse(uses);
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

function hasVersions(count: number) {
  return ruleBroken(
    'asset_has_versions',
    `这个素材还有 ${count} 个旧版本，不能只删最新版。可以连同旧版本一起删除；想用回旧版本，请先在素材的版本列表里恢复它。`,
    `This asset has ${count} older version(s); the newest does not go alone. Delete it together with them (chain=true), or first bring an older one back from its versions.`,
  );
}

function inUse(count: number) {
  return ruleBroken(
    'asset_in_use',
    `这个文件（或它的旧版本）正被 ${count} 处使用，不能删除。素材页面“用在哪里”列出了这些地方，请先在那里换掉它。`,
    `This asset (or an older version of it) is used in ${count} place(s) and stays. Its usages tell where: replace it there first.`,
  );
}
