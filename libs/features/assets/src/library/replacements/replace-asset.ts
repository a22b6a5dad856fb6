import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { assetNotFound, mayReadAsset, requireAssetReading, requireAssetWriting } from '../../asset-access';
import { AssetsService, requireCurrent } from '../../assets.service';
import { AssetEntity } from '../../persistence/asset.entity';
import type { ReceivedFile } from '../../received-file';
import { UploadAsset } from '../../upload-asset';
import { textOf } from '../words-of-assets';
import { AssetConsents } from '../consents/asset-consents.service';
import { holdVersions } from './hold-versions';

/** A thing that named the older version and names the newer one from now on. */
export interface FollowedUse {
  objectType: string;
  objectId: string;
  title: string;
}

/**
 * Told to features on the right in the transaction of a replacement: they put the newer version into what is still being
 * written and the caller may change. What was approved or is under review keeps the older one.
 */
export type ReplacementListener = (
  actor: Actor,
  replaced: { from: AssetEntity; to: AssetEntity },
  manager: EntityManager,
) => Promise<FollowedUse[]>;

/** Beside the file. */
export interface ReplacementWish {
  /** Left out: as before. */
  altText?: string;
  /** Whether rights and credit of the version before hold for this file too; they stay with that one in any case. */
  rights?: RightsOfReplacement;
}

export const rightsOfReplacements = ['keep', 'none'] as const;
export type RightsOfReplacement = (typeof rightsOfReplacements)[number];

export interface Replacement {
  asset: AssetEntity;
  followed: FollowedUse[];
}

/** How a version came to be, for the trail. */
interface Deed {
  action: string;
  details: Record<string, Json>;
  /** The version whose bytes come back. */
  restoredFrom?: string;
}

/** A newer version takes an asset's place. Rows and bytes of the older ones stay as they are (ADR 23). */
@Injectable()
export class ReplaceAsset {
  private readonly listeners: ReplacementListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
    private readonly upload: UploadAsset,
    private readonly consents: AssetConsents,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onReplaced(listener: ReplacementListener): void {
    this.listeners.push(listener);
  }

  /**
   * The words about the asset go along; its rights and credit where the caller says so.
   * @throws AppError `asset_not_found`, `not_allowed`, `asset_replaced`, `asset_kind_differs`, `asset_quota_exceeded`,
   * `storage_full`, `invalid_input` where there are rights and nothing is said of them
   */
  async replace(
    actor: Actor,
    id: string,
    received: ReceivedFile,
    { altText, rights }: ReplacementWish = {},
  ): Promise<Replacement> {
    const asset = await this.requireReplaceable(actor, id);
    if (rights === undefined && hasRights(asset)) throw rightsUnsaid();
    if (asset.kind !== received.type.kind) throw kindDiffers(asset.kind, received.type.kind);
    const bytes = await this.upload.store(received);
    const words = altText === undefined ? {} : { altText: textOf(altText) };
    // Many editors take the mark out of a file: without one, what people said of the asset stands.
    const { generatedContent, ...file } = bytes;
    const marked = file.generatedMark ? { generatedContent } : {};
    const none = rights === 'none' ? { rights: null, rightsExpireOn: null, credit: '' } : {};
    return this.put(
      actor,
      id,
      { ...file, ...marked, ...words, ...none },
      {
        ...{ action: 'asset.replaced', details: { rights: rights ?? 'none' } },
      },
    );
  }

  /** Before any byte is taken. @throws AppError `asset_not_found`, `not_allowed`, `asset_replaced` */
  async requireReplaceable(actor: Actor, id: string): Promise<AssetEntity> {
    const asset = await this.assets.load(id);
    requireAssetWriting(actor, asset, await this.organizations.placeOf(asset.organizationId));
    requireCurrent(asset);
    return asset;
  }

  /**
   * The bytes of an older version once more, with the rights that hold for them and who is shown on them, as a version of
   * their own: history only grows. Consents of both go along, that of the newest and those of the older one.
   * @throws AppError `asset_not_found` also for a version of another asset, `not_allowed`, `asset_replaced`
   */
  async restore(actor: Actor, id: string, versionId: string): Promise<Replacement> {
    const [asset, version] = [await this.assets.load(id), await this.assets.load(versionId)];
    requireAssetWriting(actor, asset, await this.organizations.placeOf(asset.organizationId));
    if (version.lineageId !== asset.lineageId) throw assetNotFound();
    requireAssetReading(actor, version, await this.organizations.placeOf(version.organizationId));
    const { kind, mediaType, bytes, sha256, fileName, width, height, durationSeconds, codec } = version;
    const { generatedMark, generatedContent, focalPoint } = version;
    const { rights, rightsExpireOn, credit } = version;
    const row = { kind, mediaType, bytes, sha256, fileName, width, height, durationSeconds, codec };
    return this.put(
      actor,
      id,
      { ...row, generatedMark, generatedContent, focalPoint, rights, rightsExpireOn, credit },
      { action: 'asset.restored', details: { restoredFrom: versionId }, restoredFrom: versionId },
    );
  }

  /** The newest first. Plan: index `assets_lineage`. @throws AppError `asset_not_found` */
  async versions(actor: Actor, id: string): Promise<AssetEntity[]> {
    const asset = await this.assets.load(id);
    const place = await this.organizations.placeOf(asset.organizationId);
    requireAssetReading(actor, asset, place);
    const versions = await this.database.manager
      .createQueryBuilder(AssetEntity, 'a')
      .where('a.lineageId = :lineageId AND a.deletedAt IS NULL', { lineageId: asset.lineageId })
      .orderBy('a.lineageNumber', 'DESC')
      .getMany();
    // One's own version may have been replaced by somebody whose files one does not see.
    return versions.filter((version) => mayReadAsset(actor, version, place));
  }

  private async put(
    actor: Actor,
    id: string,
    bytes: Partial<AssetEntity>,
    { action, details, restoredFrom }: Deed,
  ): Promise<Replacement> {
    return this.database.transaction(async (manager) => {
      const versions = await holdVersions(id, manager);
      const from = await this.assets.loadForWriting(actor, id, manager);
      requireCurrent(from);
      // As it is now: a consent that was recorded meanwhile says that people are shown.
      const shown = restoredFrom ? versions.find((version) => version.id === restoredFrom) : from;
      if (!shown) throw assetNotFound();
      await manager.query('UPDATE assets SET replaced_at = $2, version = version + 1 WHERE id = $1', [
        from.id,
        this.clock.now(),
      ]);
      // Of a chain whose newest was deleted, numbers behind this one are taken.
      const [{ number }]: [{ number: number }] = await manager.query(
        'SELECT max(lineage_number) + 1 AS number FROM assets WHERE lineage_id = $1',
        [from.lineageId],
      );
      const { organizationId, altText, credit, folderId, tags } = from;
      const { rights, rightsExpireOn, generatedContent } = from;
      const { peopleShown } = shown;
      const to = await this.upload.insert(manager, {
        ...{ organizationId, altText, credit, folderId, tags },
        ...{ rights, rightsExpireOn, peopleShown, generatedContent },
        ...bytes,
        uploadedBy: actor.userId,
        replacesId: from.id,
        lineageId: from.lineageId,
        lineageNumber: number,
      });
      await this.consents.carryOver([from.id, shown.id], to.id, manager);
      const followed: FollowedUse[] = [];
      for (const listener of this.listeners) followed.push(...(await listener(actor, { from, to }, manager)));
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action,
        objectType: 'asset',
        objectId: to.id,
        details: {
          replacesId: from.id,
          sha256: to.sha256,
          followed: followed.map(({ objectId }) => objectId),
          ...details,
        },
      });
      return { asset: to, followed };
    });
  }
}

function kindDiffers(kind: string, given: string): AppError {
  return new AppError('unprocessable', 'asset_kind_differs', {
    zh: `只能换成同类文件：原素材是 ${kind}，上传的是 ${given}。请改传同类文件，或另存为新素材。`,
    en: `The file must be of the same kind: the asset is ${kind}, the file is ${given}. Upload it as an asset of its own.`,
  });
}

function hasRights({ rights, rightsExpireOn, credit }: AssetEntity): boolean {
  return rights !== null || rightsExpireOn !== null || credit !== '';
}

function rightsUnsaid(): AppError {
  return invalidInput([
    fault(
      'rights',
      'required',
      '原素材登记了使用权或署名：请说明是否也适用于新文件（keep 沿用，none 不沿用，之后另行登记）。',
      'The asset has rights or a credit: say whether they hold for this file too (keep), or not (none; record its own afterwards).',
    ),
  ]);
}
