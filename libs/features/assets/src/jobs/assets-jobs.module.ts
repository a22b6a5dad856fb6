import { Module } from '@nestjs/common';
import { AssetsModule } from '../assets.module';
import { PrepareMediaProcessor } from '../preparations/prepare-media.processor';
import { PreparePendingMediaSweep } from '../preparations/prepare-pending-media.sweep';
import { RefreshRenditionsSweep } from './refresh-renditions.sweep';
import { RemoveAbandonedUploadsSweep } from './remove-abandoned-uploads.sweep';
import { RenderAssetProcessor } from './render-asset.processor';
import { RenderPendingAssetsSweep } from './render-pending-assets.sweep';

const jobs = [
  RenderAssetProcessor,
  RenderPendingAssetsSweep,
  RefreshRenditionsSweep,
  RemoveAbandonedUploadsSweep,
  PrepareMediaProcessor,
  PreparePendingMediaSweep,
];

@Module({ imports: [AssetsModule], providers: jobs, exports: jobs })
export class AssetsJobsModule {}
