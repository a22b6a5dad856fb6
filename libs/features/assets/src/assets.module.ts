import { Module } from '@nestjs/common';
import { QueueModule } from '@haojiao/infrastructure/queue';
import { SecurityModule } from '@haojiao/infrastructure/security';
import { StorageModule } from '@haojiao/infrastructure/storage';
import { VirusScanModule } from '@haojiao/infrastructure/virus-scan';
import { AuditModule } from '@haojiao/features/audit';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { AssetFiles } from './asset-files';
import { AssetIntake } from './asset-intake';
import { AssetsService } from './assets.service';
import { DeleteAsset } from './delete-asset';
import { DerivedFilms } from './derived-films';
import { FilmFrames } from './preparations/film-frames';
import { MediaWorkers } from './preparations/media-workers';
import { PreparationLedger } from './preparations/preparation-ledger';
import { PrepareMedia } from './preparations/prepare-media';
import { PrepareFilm } from './preparations/prepare-film';
import { PrepareSound } from './preparations/prepare-sound';
import { RetryPreparation } from './preparations/retry-preparation';
import { PreparedMedia } from './preparations/prepared-media';
import { PublicBytes } from './public-bytes';
import { PublicFiles } from './public-files';
import { RenderAsset } from './render-asset';
import { RenderNext } from './renditions/render-next';
import { renditionProviders } from './renditions/renditions.providers';
import { ExpiringMedia } from './expiring-media';
import { libraryProviders } from './library/library.providers';
import { UploadAsset } from './upload-asset';

/** Pictures, sound, film and documents of the units. */
@Module({
  imports: [
    AuditModule,
    NoticesModule,
    OrganizationsModule,
    QueueModule,
    SecurityModule,
    SessionsModule,
    StorageModule,
    VirusScanModule,
  ],
  providers: [
    AssetsService,
    AssetFiles,
    AssetIntake,
    DeleteAsset,
    DerivedFilms,
    UploadAsset,
    ...renditionProviders,
    PublicFiles,
    PublicBytes,
    ExpiringMedia,
    PreparationLedger,
    MediaWorkers,
    PreparedMedia,
    PrepareMedia,
    PrepareSound,
    PrepareFilm,
    RetryPreparation,
    FilmFrames,
    ...libraryProviders,
  ],
  exports: [
    AssetsService,
    AssetFiles,
    AssetIntake,
    DeleteAsset,
    DerivedFilms,
    UploadAsset,
    RenderAsset,
    RenderNext,
    PublicFiles,
    PublicBytes,
    ExpiringMedia,
    PreparationLedger,
    MediaWorkers,
    PreparedMedia,
    PrepareMedia,
    RetryPreparation,
    FilmFrames,
    ...libraryProviders,
    StorageModule,
  ],
})
export class AssetsModule {}
