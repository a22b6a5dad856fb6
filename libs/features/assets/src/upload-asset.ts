import { Injectable } from '@nestjs/common';
import { newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { prepareMedia } from './preparations/prepare-media.queue';
import { renderAsset } from './jobs/render-asset.queue';
import { AssetEntity } from './persistence/asset.entity';
import type { ReceivedFile } from './received-file';

export interface UploadInput {
  organizationId: string;
  altText?: string;
  credit?: string;
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
  ) {}

  /**
   * Makes a received file an asset of a unit. The same bytes again are a new asset on the one stored object: units and
   * people keep words of their own about the same picture. Sound, film and documents are ready at once, pictures when
   * the worker has made their renditions.
   * @throws AppError `organization_not_found`, `not_allowed`, `storage_full`
   */
  async run(actor: Actor, received: ReceivedFile, input: UploadInput): Promise<AssetEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('asset.write', place, seeUnit);
    // Bytes first: a row never names an object that is not there.
    await this.storage.put(received.sha256, { path: received.path });
    return this.database.transaction(async (manager) => {
      const { durationSeconds = null, ...codec } = received.facts ?? {};
      const isImage = received.type.kind === 'image';
      const asset = manager.create(AssetEntity, {
        id: newId(),
        organizationId: place.id,
        kind: received.type.kind,
        mediaType: received.type.mediaType,
        bytes: received.bytes,
        sha256: received.sha256,
        fileName: received.fileName,
        width: received.width,
        height: received.height,
        durationSeconds,
        codec,
        altText: input.altText ?? '',
        credit: input.credit ?? '',
        state: isImage ? 'processing' : 'ready',
        renditionsDue: isImage,
        uploadedBy: actor.userId,
      });
      await manager.insert(AssetEntity, asset);
      if (asset.kind !== 'document') {
        await this.database.afterCommit(manager, async () => {
          await this.jobs.enqueue(isImage ? renderAsset : prepareMedia, { assetId: asset.id });
        });
      }
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'asset.uploaded',
        objectType: 'asset',
        objectId: asset.id,
        details: { fileName: asset.fileName, sha256: asset.sha256, bytes: asset.bytes },
      });
      return manager.findOneByOrFail(AssetEntity, { id: asset.id });
    });
  }
}
