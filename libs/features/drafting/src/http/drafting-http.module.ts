import { Module } from '@nestjs/common';
import { CountersController } from '../counters/counters.controller';
import { DraftingModule } from '../drafting.module';
import { LinkChecksController } from '../links/link-checks.controller';
import { PresenceController } from '../presence/presence.controller';
import { ContentTemplatesController } from '../templates/content-templates.controller';

@Module({
  imports: [DraftingModule],
  controllers: [PresenceController, CountersController, ContentTemplatesController, LinkChecksController],
})
export class DraftingHttpModule {}
