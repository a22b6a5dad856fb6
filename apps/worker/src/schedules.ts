import type { INestApplicationContext } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { JobProcessor, Sweep } from '@haojiao/infrastructure/queue';
import {
  EnqueueAssetJobs,
  PrepareMediaProcessor,
  PreparePendingMediaSweep,
  RefreshRenditionsSweep,
  RemoveAbandonedUploadsSweep,
  RenderAssetProcessor,
  RenderPendingAssetsSweep,
  WatchQuotas,
  WorkOnAssetJobProcessor,
} from '@haojiao/features/assets';
import {
  EnqueueDueImportsSweep,
  RemoveExpiredImportsSweep,
  WorkOnImportProcessor,
} from '@haojiao/features/imports';
import { ContinueFigureImports, RunFigureImportProcessor } from '@haojiao/features/figure-imports';
import { ContinueLegacyImports, RunLegacyImportProcessor } from '@haojiao/features/legacy-imports';
import { RemindOfAppeals } from '@haojiao/features/bulletins';
import {
  ForgetKeptEvents,
  MoveViewBatches,
  MoveVisitorSketches,
  PrepareKeptDays,
  RunRecounts,
  TellLiveViews,
} from '@haojiao/features/metrics';
import { WatchAccounts } from '@haojiao/features/channel-accounts';
import { RemindOfCommissions } from '@haojiao/features/commissions';
import { CheckLinksProcessor, EnqueueLinkChecks, ForgetPresence } from '@haojiao/features/drafting';
import { WarnOfRights } from '@haojiao/features/media-checks';
import { WatchInspections } from '@haojiao/features/inspections';
import { LookForSimilar } from '@haojiao/features/near-duplicates';
import { ReindexSearch } from '@haojiao/features/delivery';
import { CollectFiguresSweep, ForgetCollectionRuns } from '@haojiao/features/figure-collection';
import {
  ForgetOldWebhookMessages,
  HandOnWebhookEvents,
  SendPurges,
  SendWebhooks,
} from '@haojiao/features/delivery-webhooks';
import { RemindOfPushes } from '@haojiao/features/linkage';
import { FanOutNotices, ForgetOldNotices, SendNoticeHooks, SendNoticeMails } from '@haojiao/features/notices';
import { BeatHeart, ForgetOldKeys } from '@haojiao/features/operations';
import { RemindOfStoryIdeas, WatchRecurringSlots } from '@haojiao/features/planning';
import { ContinueRescans } from '@haojiao/features/proofing';
import {
  EnqueueDuePublications,
  Publisher,
  RemindOfHandOffs,
  publishProcessors,
} from '@haojiao/features/publications';
import { RemindOfReviews, WatchBackfills } from '@haojiao/features/reviews';
import { FoldReportFigures, FoldReportVisitors, SendScheduledReports } from '@haojiao/features/reports';
import { ForgetOldChanges } from '@haojiao/features/scoring';
import {
  ReadMailboxes,
  SendIntakeAnswers,
  SendSheetRows,
  WorkOnMessages,
} from '@haojiao/features/submission-intake';
import { EnqueueDueUploadsSweep, JudgeUploadProcessor, RemoveUploadsSweep } from '@haojiao/features/uploads';

/** Who works on which queue. */
export function processorsOf(app: INestApplicationContext): JobProcessor[] {
  return [
    app.get(RenderAssetProcessor),
    app.get(PrepareMediaProcessor),
    app.get(JudgeUploadProcessor),
    app.get(WorkOnAssetJobProcessor),
    app.get(CheckLinksProcessor),
    app.get(WorkOnImportProcessor),
    app.get(RunLegacyImportProcessor),
    app.get(RunFigureImportProcessor),
    ...publishProcessors(app.get(ChannelRegistry), app.get(Publisher)),
  ] as JobProcessor[];
}

/** What is looked after by the clock. The only place with intervals; each sweep states its own. */
export function sweepsOf(app: INestApplicationContext): Sweep[] {
  return [
    app.get(BeatHeart),
    app.get(EnqueueAssetJobs),
    app.get(WatchQuotas),
    app.get(WarnOfRights),
    app.get(EnqueueDuePublications),
    app.get(ContinueLegacyImports),
    app.get(ContinueFigureImports),
    app.get(RenderPendingAssetsSweep),
    app.get(RefreshRenditionsSweep),
    app.get(PreparePendingMediaSweep),
    app.get(MoveViewBatches),
    app.get(MoveVisitorSketches),
    app.get(PrepareKeptDays),
    app.get(ForgetKeptEvents),
    app.get(RunRecounts),
    app.get(TellLiveViews),
    app.get(RemoveAbandonedUploadsSweep),
    app.get(EnqueueDueUploadsSweep),
    app.get(RemoveUploadsSweep),
    app.get(EnqueueDueImportsSweep),
    app.get(RemoveExpiredImportsSweep),
    app.get(ForgetOldKeys),
    app.get(ForgetOldNotices),
    app.get(ContinueRescans),
    app.get(ForgetPresence),
    app.get(EnqueueLinkChecks),
    app.get(FanOutNotices),
    app.get(SendNoticeMails),
    app.get(SendNoticeHooks),
    app.get(WatchAccounts),
    app.get(CollectFiguresSweep),
    app.get(ForgetCollectionRuns),
    app.get(RemindOfHandOffs),
    app.get(WatchBackfills),
    app.get(RemindOfStoryIdeas),
    app.get(WatchRecurringSlots),
    app.get(RemindOfReviews),
    app.get(ReadMailboxes),
    app.get(RemindOfCommissions),
    app.get(LookForSimilar),
    app.get(WorkOnMessages),
    app.get(SendIntakeAnswers),
    app.get(RemindOfPushes),
    app.get(RemindOfAppeals),
    app.get(ForgetOldChanges),
    app.get(SendSheetRows),
    app.get(ReindexSearch),
    app.get(FoldReportFigures),
    app.get(FoldReportVisitors),
    app.get(HandOnWebhookEvents),
    app.get(SendWebhooks),
    app.get(SendPurges),
    app.get(ForgetOldWebhookMessages),
    app.get(WatchInspections),
    app.get(SendScheduledReports),
  ];
}
