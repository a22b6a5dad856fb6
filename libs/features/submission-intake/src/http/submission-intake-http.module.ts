import { Module } from '@nestjs/common';
import { SubmissionIntakeModule } from '../submission-intake.module';
import { DeliveriesController } from './deliveries.controller';
import { IntakeMessagesController } from './intake-messages.controller';
import { MailboxesController } from './mailboxes.controller';

@Module({
  imports: [SubmissionIntakeModule],
  controllers: [DeliveriesController, IntakeMessagesController, MailboxesController],
})
export class SubmissionIntakeHttpModule {}
