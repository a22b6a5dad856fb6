import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ImportsModule } from '@haojiao/features/imports';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { ImapConnection } from './mailboxes/imap-connection';
import { KeepMessage } from './mailboxes/keep-message';
import { MailboxLeases } from './mailboxes/mailbox-leases';
import { MailboxSecrets } from './mailboxes/mailbox-secrets';
import { MailboxesService } from './mailboxes/mailboxes.service';
import { ReadMailbox } from './mailboxes/read-mailbox';
import './persistence/intake-message.entity';
import './persistence/sending-address.entity';

const mailboxes = [ImapConnection, KeepMessage, MailboxLeases, MailboxSecrets, MailboxesService, ReadMailbox];

/** Reports that come by mail and by spreadsheet. */
@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    SessionsModule,
    NoticesModule,
    AssetsModule,
    ImportsModule,
    SubmissionsModule,
  ],
  providers: [...mailboxes],
  exports: [...mailboxes],
})
export class SubmissionIntakeModule {}
