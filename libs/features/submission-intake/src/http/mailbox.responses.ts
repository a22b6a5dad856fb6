import { ApiProperty } from '@nestjs/swagger';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { mailboxKinds } from '../persistence/submission-mailbox.entity';
import type { MailboxKind } from '../persistence/submission-mailbox.entity';

export class MailboxProblemResponse {
  /** `sign_in_refused`, `host_unknown`, `no_answer`, `certificate_invalid`, `folder_missing`, … */
  code: string;
  message: string;
}

export class MailboxHealthResponse {
  /** `new`: nobody looked yet. A mailbox that is posted to is fine as long as it is there. */
  @ApiProperty({ enum: ['new', 'fine', 'failing', 'paused'] })
  state: 'new' | 'fine' | 'failing' | 'paused';

  lastCheckedAt: string | null;
  lastSuccessAt: string | null;
  /** Failures in a row. */
  failures: number;

  @ApiProperty({ type: () => MailboxProblemResponse, nullable: true })
  problem: MailboxProblemResponse | null;
}

export class MailboxResponse {
  id: string;
  organizationId: string;
  name: string;

  @ApiProperty({ enum: mailboxKinds })
  kind: MailboxKind;

  @ApiProperty({ enum: ['active', 'paused'] })
  state: 'active' | 'paused';

  host: string | null;
  port: number | null;
  secure: boolean | null;
  username: string | null;
  folder: string | null;
  doneFolder: string | null;
  acceptUnknownSenders: boolean;

  @ApiProperty({ enum: submissionCategories, nullable: true })
  defaultCategory: SubmissionCategory | null;

  trustedAuthservIds: string[];
  /** Where messages are posted to, for kind `webhook`. */
  intakeUrl: string | null;
  health: MailboxHealthResponse;
  createdAt: string;
  updatedAt: string;
}

export class MailboxWithSecretResponse extends MailboxResponse {
  /** Key of the signature (`whsec_…`); shown this once, and null for IMAP. */
  secret: string | null;
}

export class MailboxPageResponse {
  items: MailboxResponse[];
  nextCursor: string | null;
}

export class MailboxVerificationResponse {
  usable: boolean;
  /** In the folder now. */
  messages: number | null;

  @ApiProperty({ type: () => MailboxProblemResponse, nullable: true })
  problem: MailboxProblemResponse | null;
}
