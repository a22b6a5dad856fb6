import { Module } from '@nestjs/common';
import { UploadsModule } from '../uploads.module';
import { EnqueueDueUploadsSweep } from './enqueue-due-uploads.sweep';
import { JudgeUploadProcessor } from './judge-upload.processor';
import { RemoveUploadsSweep } from './remove-uploads.sweep';

@Module({
  imports: [UploadsModule],
  providers: [JudgeUploadProcessor, EnqueueDueUploadsSweep, RemoveUploadsSweep],
  exports: [JudgeUploadProcessor, EnqueueDueUploadsSweep, RemoveUploadsSweep],
})
export class UploadsJobsModule {}
