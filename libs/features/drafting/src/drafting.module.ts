import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { ContentLocks } from './presence/content-locks';
import './presence/content-lock.entity';
import './presence/content-presence.entity';
import { ForgetPresence } from './presence/forget-presence.sweep';
import { PresenceService } from './presence/presence.service';
import { TakeOver } from './presence/take-over';

/** Comfort at the desk: presence, templates, counters, checks of links. */
@Module({
  imports: [AuditModule, ContentsModule, NoticesModule],
  providers: [ContentLocks, ForgetPresence, PresenceService, TakeOver],
  exports: [ForgetPresence, PresenceService, TakeOver],
})
export class DraftingModule {}
