import { Module } from '@nestjs/common';
import { AssetsModule } from '../assets.module';
import { RemoveAbandonedUploadsSweep } from './remove-abandoned-uploads.sweep';
import { RenderAssetProcessor } from './render-asset.processor';
import { RenderPendingAssetsSweep } from './render-pending-assets.sweep';

@Module({
  imports: [AssetsModule],
  providers: [RenderAssetProcessor, RenderPendingAssetsSweep, RemoveAbandonedUploadsSweep],
  exports: [RenderAssetProcessor, RenderPendingAssetsSweep, RemoveAbandonedUploadsSweep],
})
export class AssetsJobsModule {}
