import { Module } from '@nestjs/common';
import { SubmissionIntakeModule } from '../submission-intake.module';
import { ReadMailboxes } from './read-mailboxes.sweep';

const sweeps = [ReadMailboxes];

@Module({ imports: [SubmissionIntakeModule], providers: sweeps, exports: sweeps })
export class SubmissionIntakeJobsModule {}
