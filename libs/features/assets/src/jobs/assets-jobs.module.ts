import { Module } from '@nestjs/common';
import { AssetsModule } from '../assets.module';
import { RefreshRenditionsSweep } from './refresh-renditions.sweep';
import { RemoveAbandonedUploadsSweep } from './remove-abandoned-uploads.sweep';
import { RenderAssetProcessor } from './render-asset.processor';
import { RenderPendingAssetsSweep } from './render-pending-assets.sweep';

const jobs = [
  RenderAssetProcessor,
  RenderPendingAssetsSweep,
  RefreshRenditionsSweep,
  RemoveAbandonedUploadsSweep,
];

@Module({ imports: [AssetsModule], providers: jobs, exports: jobs })
export class AssetsJobsModule {}
