import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports.module';
import { EnqueueDueImportsSweep } from './enqueue-due-imports.sweep';
import { RemoveExpiredImportsSweep } from './remove-expired-imports.sweep';
import { WorkOnImportProcessor } from './work-on-import.processor';

@Module({
  imports: [ImportsModule],
  providers: [WorkOnImportProcessor, EnqueueDueImportsSweep, RemoveExpiredImportsSweep],
  exports: [WorkOnImportProcessor, EnqueueDueImportsSweep, RemoveExpiredImportsSweep],
})
export class ImportsJobsModule {}
