import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import { WorkingDaysModule } from '@haojiao/features/working-days';
import { PublicationEntries } from './calendar/publication-entries';
import { ReadCalendar } from './calendar/read-calendar';
import { StandingEntries } from './calendar/standing-entries';
import { WorkEntries } from './calendar/work-entries';
import { CampaignsService } from './campaigns/campaigns.service';
import { ReadCampaignProgress } from './campaigns/read-campaign-progress';
import { PlanAccess } from './plan-access';
import { RecurringSlotsService } from './recurring-slots/recurring-slots.service';
import './recurring-slots/slot-alarm.entity';
import { SlotAlarms } from './recurring-slots/slot-alarms';
import { SlotFillings } from './recurring-slots/slot-fillings';
import { SlotOccurrences } from './recurring-slots/slot-occurrences.service';
import { WatchRecurringSlots } from './recurring-slots/watch-recurring-slots.sweep';
import { HoldReleaseBundles } from './release-bundles/hold-release-bundles';
import { ReadReleaseBundles } from './release-bundles/read-release-bundles';
import { ReleaseBundleRecords } from './release-bundles/release-bundle-records';
import { ScheduleReleaseBundles } from './release-bundles/schedule-release-bundles';
import { SteerReleaseBundles } from './release-bundles/steer-release-bundles';
import { WriteReleaseBundles } from './release-bundles/write-release-bundles';
import { FinishStoryIdeas } from './story-ideas/finish-story-ideas';
import { ReadStoryIdeas } from './story-ideas/read-story-ideas';
import { RemindOfStoryIdeas } from './story-ideas/remind-of-story-ideas.sweep';
import { SteerStoryIdeas } from './story-ideas/steer-story-ideas';
import { StoryIdeaRecords } from './story-ideas/story-idea-records';
import { WriteStoryIdeas } from './story-ideas/write-story-ideas';

const storyIdeas = [ReadStoryIdeas, WriteStoryIdeas, SteerStoryIdeas, RemindOfStoryIdeas];
const recurringSlots = [RecurringSlotsService, SlotOccurrences, WatchRecurringSlots];
const releaseBundles = [
  ReadReleaseBundles,
  WriteReleaseBundles,
  ScheduleReleaseBundles,
  SteerReleaseBundles,
  HoldReleaseBundles,
];

/** Story ideas, the calendar, campaigns, recurring slots and bundles. The worker needs it too: there an idea is done. */
@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    NoticesModule,
    WorkingDaysModule,
    ContentsModule,
    ChannelAccountsModule,
    PublicationsModule,
  ],
  providers: [
    PlanAccess,
    StoryIdeaRecords,
    FinishStoryIdeas,
    SlotAlarms,
    SlotFillings,
    ReleaseBundleRecords,
    CampaignsService,
    ReadCampaignProgress,
    WorkEntries,
    PublicationEntries,
    StandingEntries,
    ReadCalendar,
    ...storyIdeas,
    ...recurringSlots,
    ...releaseBundles,
  ],
  exports: [
    ReadCalendar,
    CampaignsService,
    ReadCampaignProgress,
    ...storyIdeas,
    ...recurringSlots,
    ...releaseBundles,
  ],
})
export class PlanningModule {}
