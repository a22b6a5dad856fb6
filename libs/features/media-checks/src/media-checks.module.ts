import { Module } from '@nestjs/common';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { LiveFaults } from './live-faults';
import { MediaChecks } from './media-checks';
import { WarnOfRights } from './warn-of-rights.sweep';

/** What the files of an item must have before anybody signs it off. */
@Module({
  imports: [ContentsModule, NoticesModule, OrganizationsModule],
  providers: [MediaChecks, LiveFaults, WarnOfRights],
  exports: [MediaChecks, LiveFaults, WarnOfRights],
})
export class MediaChecksModule {}
