import { Module } from '@nestjs/common';
import { SubmissionIntakeModule } from '../submission-intake.module';
import { MailboxesController } from './mailboxes.controller';

@Module({ imports: [SubmissionIntakeModule], controllers: [MailboxesController] })
export class SubmissionIntakeHttpModule {}
