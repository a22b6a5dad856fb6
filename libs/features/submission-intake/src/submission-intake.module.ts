import { Module } from '@nestjs/common';
import { MailModule } from '@haojiao/infrastructure/mail';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ImportsModule } from '@haojiao/features/imports';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { MatchSender } from './addresses/match-sender';
import { SendingAddresses } from './addresses/sending-addresses.service';
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
import { CreateSheet } from './sheets/create-sheet';
import { ResolveRows } from './sheets/resolve-rows';
import { SendSheetRow } from './sheets/send-sheet-row';
import { SheetsService } from './sheets/sheets.service';

const sheets = [CreateSheet, ResolveRows, SendSheetRow, SheetsService];

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
  SendingAddresses,
  SettleMessage,
  WorkOnMessage,
];

/** Reports that come by mail and by spreadsheet. */
@Module({
  imports: [
    MailModule,
    AuditModule,
    OrganizationsModule,
    SessionsModule,
    NoticesModule,
    AssetsModule,
    ImportsModule,
    SubmissionsModule,
  ],
  providers: [...mailboxes, ...messages, ...sheets],
  exports: [...mailboxes, ...messages, ...sheets],
})
export class SubmissionIntakeModule {}
