import { Module } from '@nestjs/common';
import { CalendarController } from '../calendar/calendar.controller';
import { CampaignsController } from '../campaigns/campaigns.controller';
import { PlanningModule } from '../planning.module';
import { RecurringSlotsController } from '../recurring-slots/recurring-slots.controller';
import { SlotOccurrencesController } from '../recurring-slots/slot-occurrences.controller';
import { ReleaseBundlesController } from '../release-bundles/release-bundles.controller';
import { StoryIdeasController } from '../story-ideas/story-ideas.controller';

@Module({
  imports: [PlanningModule],
  controllers: [
    CalendarController,
    CampaignsController,
    StoryIdeasController,
    RecurringSlotsController,
    SlotOccurrencesController,
    ReleaseBundlesController,
  ],
})
export class PlanningHttpModule {}
