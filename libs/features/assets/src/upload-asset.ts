import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { readAigcMetadata } from '@haojiao/infrastructure/media';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { prepareMedia } from './preparations/prepare-media.queue';
import { renderAsset } from './jobs/render-asset.queue';
import { requireFolder } from './library/folders/require-folder';
import { generatedBy } from './library/generated/generated-content';
import { QuotaGuard } from './library/quota/quota-guard';
import { lineOf, textOf } from './library/words-of-assets';
import { AssetEntity } from './persistence/asset.entity';
import type { ReceivedFile } from './received-file';

export interface UploadInput {
  organizationId: string;
  altText?: string;
  credit?: string;
  /** A folder of that unit. */
  folderId?: string;
}

const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

@Injectable()
export class UploadAsset {
  constructor(
    private readonly database: Database,
    private readonly storage: ObjectStorage,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly jobs: JobProducer,
    private readonly quota: QuotaGuard,
  ) {}

  /**
   * Makes a received file an asset of a unit. The same bytes again are a new asset on the one stored object: units and
   * people keep words of their own about the same picture. Sound, film and documents are ready at once, pictures when
   * the worker has made their renditions. What has to stand or fall with the asset is written `alongside`.
   * @throws AppError `organization_not_found`, `not_allowed`, `asset_quota_exceeded`, `storage_full`, `invalid_input`
   */
  async run(
    actor: Actor,
    received: ReceivedFile,
    input: UploadInput,
    alongside?: (manager: EntityManager, asset: AssetEntity) => Promise<void>,
  ): Promise<AssetEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('asset.write', place, seeUnit);
    await this.quota.requireRoom(place.id, received.bytes);
    const row = await this.store(received);
    return this.database.transaction(async (manager) => {
      await requireFolder(place.id, input.folderId, manager);
      const asset = await this.insert(manager, {
        ...row,
        organizationId: place.id,
        altText: textOf(input.altText),
        credit: lineOf(input.credit),
        folderId: input.folderId ?? null,
        uploadedBy: actor.userId,
      });
      await alongside?.(manager, asset);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'asset.uploaded',
        objectType: 'asset',
        objectId: asset.id,
        details: { fileName: asset.fileName, sha256: asset.sha256, bytes: asset.bytes },
      });
      return asset;
    });
  }

  /** Bytes first: a row never names an object that is not there. What the file says of itself, for `insert`. */
  async store(received: ReceivedFile): Promise<Partial<AssetEntity>> {
    const generatedMark = await readAigcMetadata(received.path, received.type.mediaType);
    await this.storage.put(received.sha256, { path: received.path });
    const { durationSeconds = null, ...codec } = received.facts ?? {};
    const { width, height, bytes, sha256, fileName, type } = received;
    return {
      ...{ kind: type.kind, mediaType: type.mediaType, bytes, sha256, fileName, width, height },
      ...{ durationSeconds, codec, generatedMark, generatedContent: generatedBy(generatedMark) },
    };
  }

  /** A row of its own for stored bytes, and its renditions ordered. @throws AppError `asset_quota_exceeded` */
  async insert(manager: EntityManager, row: Partial<AssetEntity>): Promise<AssetEntity> {
    const isImage = row.kind === 'image';
    const asset = manager.create(AssetEntity, {
      ...row,
      id: newId(),
      state: isImage ? 'processing' : 'ready',
      renditionsDue: isImage,
    });
    await this.quota.requireRoom(asset.organizationId, asset.bytes, manager);
    await manager.insert(AssetEntity, asset);
    if (['image', 'audio', 'video'].includes(asset.kind)) {
      await this.database.afterCommit(manager, async () => {
        await this.jobs.enqueue(isImage ? renderAsset : prepareMedia, { assetId: asset.id });
      });
    }
    return manager.findOneByOrFail(AssetEntity, { id: asset.id });
  }
}
