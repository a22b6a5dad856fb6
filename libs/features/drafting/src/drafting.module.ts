import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { CountContents } from './counters/count-contents';
import { AskLink } from './links/ask-link';
import { CheckLinksProcessor } from './links/check-links.processor';
import { EnqueueLinkChecks } from './links/enqueue-link-checks.sweep';
import './links/link-check.entity';
import './links/link-result.entity';
import { LinkChecksService } from './links/link-checks.service';
import { OwnLinks } from './links/own-links';
import { RunLinkCheck } from './links/run-link-check';
import { ContentLocks } from './presence/content-locks';
import './presence/content-lock.entity';
import './presence/content-presence.entity';
import { ForgetPresence } from './presence/forget-presence.sweep';
import { PresenceService } from './presence/presence.service';
import { TakeOver } from './presence/take-over';
import './templates/content-template.entity';
import { ContentTemplatesService } from './templates/content-templates.service';
import { DraftFromTemplate } from './templates/draft-from-template';

const useCases = [
  PresenceService,
  TakeOver,
  CountContents,
  ContentTemplatesService,
  DraftFromTemplate,
  LinkChecksService,
  RunLinkCheck,
];
const jobs = [ForgetPresence, CheckLinksProcessor, EnqueueLinkChecks];

/** Comfort at the desk: presence, templates, counters, checks of links. */
@Module({
  imports: [AuditModule, OrganizationsModule, ContentsModule, NoticesModule],
  providers: [...useCases, ...jobs, ContentLocks, AskLink, OwnLinks],
  exports: [...useCases, ...jobs],
})
export class DraftingModule {}
