import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { PlatformFiguresModule } from '@haojiao/features/platform-figures';
import { AskForFigures } from './ask-for-figures';
import { AskPosts } from './ask-posts';
import { CollectFigures } from './collect-figures';
import { CollectionBudget } from './collection-budget';
import { FigureSources } from './figure-sources';
import { CollectFiguresSweep } from './jobs/collect-figures.sweep';
import { ForgetCollectionRuns } from './jobs/forget-collection-runs.sweep';
import { KeepAnswers } from './keep-answers';
import { KeptForPosts } from './kept-for-posts';
import './persistence/collection-post.entity';
import { CollectionRuns } from './persistence/collection-runs.repository';
import { CollectionScheduleRepository } from './persistence/collection-schedule.repository';
import { ReadCollections } from './read-collections';

/** Platform figures read through the adapters, on schedule and within their budgets. */
@Module({
  imports: [AuditModule, ChannelAccountsModule, PlatformFiguresModule],
  providers: [
    AskForFigures,
    CollectFigures,
    CollectFiguresSweep,
    CollectionBudget,
    CollectionRuns,
    CollectionScheduleRepository,
    FigureSources,
    ForgetCollectionRuns,
    AskPosts,
    KeepAnswers,
    KeptForPosts,
    ReadCollections,
  ],
  exports: [AskForFigures, CollectFiguresSweep, ForgetCollectionRuns, ReadCollections],
})
export class FigureCollectionModule {}
