import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { SubmissionIntakeModule } from '../submission-intake.module';
import { DeliveriesController } from './deliveries.controller';
import { IntakeMessagesController } from './intake-messages.controller';
import { MailboxesController } from './mailboxes.controller';
import { SendingAddressesController } from './sending-addresses.controller';
import { SheetsController } from './sheets.controller';

@Module({
  imports: [SubmissionIntakeModule, AssetsModule],
  controllers: [
    DeliveriesController,
    IntakeMessagesController,
    MailboxesController,
    SendingAddressesController,
    SheetsController,
  ],
})
export class SubmissionIntakeHttpModule {}
