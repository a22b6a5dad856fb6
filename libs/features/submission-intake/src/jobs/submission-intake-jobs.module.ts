import { Module } from '@nestjs/common';
import { MailModule } from '@haojiao/infrastructure/mail';
import { SendIntakeAnswers } from '../answers/send-answers.sweep';
import { SubmissionIntakeModule } from '../submission-intake.module';
import { ReadMailboxes } from './read-mailboxes.sweep';
import { SendSheetRows } from './send-sheet-rows.sweep';
import { WorkOnMessages } from './work-on-messages.sweep';

const sweeps = [ReadMailboxes, WorkOnMessages, SendIntakeAnswers, SendSheetRows];

@Module({ imports: [SubmissionIntakeModule, MailModule], providers: sweeps, exports: sweeps })
export class SubmissionIntakeJobsModule {}
