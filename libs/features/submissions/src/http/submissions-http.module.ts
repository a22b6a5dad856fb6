import { Module } from '@nestjs/common';
import { ContentsModule } from '@haojiao/features/contents';
import { SubmissionsModule } from '../submissions.module';
import { SubmissionDeadlinesController } from './submission-deadlines.controller';
import { DeskController } from '../desk/http/desk.controller';
import { SubmissionDraftsController } from './submission-drafts.controller';
import { SubmissionsController } from './submissions.controller';

@Module({
  imports: [SubmissionsModule, ContentsModule],
  controllers: [
    DeskController,
    SubmissionsController,
    SubmissionDraftsController,
    SubmissionDeadlinesController,
  ],
})
export class SubmissionsHttpModule {}
