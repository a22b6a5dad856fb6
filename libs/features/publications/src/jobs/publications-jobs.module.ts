import { Module } from '@nestjs/common';
import { NoticesModule } from '@haojiao/features/notices';
import { RemindOfHandOffs } from '../hand-off/remind-of-hand-offs.sweep';
import { PublicationsModule } from '../publications.module';
import { EnqueueDuePublications } from './enqueue-due-publications.sweep';

@Module({
  imports: [PublicationsModule, NoticesModule],
  providers: [EnqueueDuePublications, RemindOfHandOffs],
  exports: [EnqueueDuePublications, RemindOfHandOffs, PublicationsModule],
})
export class PublicationsJobsModule {}
