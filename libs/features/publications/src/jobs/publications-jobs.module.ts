import { Module } from '@nestjs/common';
import { PublicationsModule } from '../publications.module';
import { EnqueueDuePublications } from './enqueue-due-publications.sweep';

@Module({
  imports: [PublicationsModule],
  providers: [EnqueueDuePublications],
  exports: [EnqueueDuePublications, PublicationsModule],
})
export class PublicationsJobsModule {}
