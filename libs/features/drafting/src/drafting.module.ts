import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { CountContents } from './counters/count-contents';
import { ContentLocks } from './presence/content-locks';
import './presence/content-lock.entity';
import './presence/content-presence.entity';
import { ForgetPresence } from './presence/forget-presence.sweep';
import { PresenceService } from './presence/presence.service';
import { TakeOver } from './presence/take-over';
import './templates/content-template.entity';
import { ContentTemplatesService } from './templates/content-templates.service';
import { DraftFromTemplate } from './templates/draft-from-template';

const useCases = [PresenceService, TakeOver, CountContents, ContentTemplatesService, DraftFromTemplate];

/** Comfort at the desk: presence, templates, counters, checks of links. */
@Module({
  imports: [AuditModule, OrganizationsModule, ContentsModule, NoticesModule],
  providers: [...useCases, ContentLocks, ForgetPresence],
  exports: [...useCases, ForgetPresence],
})
export class DraftingModule {}
