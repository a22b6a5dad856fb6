import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ImportsModule } from '@haojiao/features/imports';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { MatchSender } from './addresses/match-sender';
import { ImapConnection } from './mailboxes/imap-connection';
import { KeepMessage } from './mailboxes/keep-message';
import { MailboxLeases } from './mailboxes/mailbox-leases';
import { MailboxSecrets } from './mailboxes/mailbox-secrets';
import { MailboxesService } from './mailboxes/mailboxes.service';
import { ReadMailbox } from './mailboxes/read-mailbox';
import { ReceiveDelivery } from './mailboxes/receive-delivery';
import { AssignMessage } from './messages/assign-message';
import { IntakeTray } from './messages/intake-tray';
import { KeepFiles } from './messages/keep-files';
import { MessageToReport } from './messages/message-to-report';
import { IntakePhones } from './messages/phones';
import { SendReport } from './messages/send-report';
import { SettleMessage } from './messages/settle-message';
import { WorkOnMessage } from './messages/work-on-message';
import './persistence/intake-message.entity';
import './persistence/sending-address.entity';
import './persistence/submission-sheet-row.entity';
import './persistence/submission-sheet.entity';

const mailboxes = [
  ImapConnection,
  KeepMessage,
  MailboxLeases,
  MailboxSecrets,
  MailboxesService,
  ReadMailbox,
  ReceiveDelivery,
];

const messages = [
  AssignMessage,
  IntakePhones,
  IntakeTray,
  KeepFiles,
  MatchSender,
  MessageToReport,
  SendReport,
  SettleMessage,
  WorkOnMessage,
];

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
  providers: [...mailboxes, ...messages],
  exports: [...mailboxes, ...messages],
})
export class SubmissionIntakeModule {}
