import { ApiProperty } from '@nestjs/swagger';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { intakeStates } from '../persistence/intake-message.entity';
import type { IntakeState } from '../persistence/intake-message.entity';

export class IntakeFindingResponse {
  code: string;
  message: string;
  /** Of the report's field; empty where it is about the whole. */
  path: string;

  /** `holds`: for this it waits. */
  @ApiProperty({ enum: ['holds', 'tells'] })
  weight: 'holds' | 'tells';

  items: string[];
}

export class MailAuthenticationResponse {
  @ApiProperty({ enum: ['pass', 'fail', 'none'] })
  result: 'pass' | 'fail' | 'none';

  @ApiProperty({ enum: ['dmarc', 'dkim', 'spf'], nullable: true })
  method: 'dmarc' | 'dkim' | 'spf' | null;

  authservId: string | null;
}

export class IntakeMessageSummaryResponse {
  id: string;
  mailboxId: string;
  mailboxName: string;
  organizationId: string;

  @ApiProperty({ enum: intakeStates })
  state: IntakeState;

  fromAddress: string | null;
  fromName: string | null;
  subject: string;
  /** The person whose address it is. */
  senderId: string | null;
  senderName: string | null;
  bytes: number;

  @ApiProperty({ type: () => MailAuthenticationResponse, nullable: true })
  authentication: MailAuthenticationResponse | null;

  @ApiProperty({ type: () => [IntakeFindingResponse] })
  findings: IntakeFindingResponse[];

  /** The report that it became. */
  submissionId: string | null;
  submissionNumber: string | null;
  discardReason: string | null;

  @ApiProperty({ enum: ['none', 'due', 'sent', 'failed', 'skipped'] })
  answerState: 'none' | 'due' | 'sent' | 'failed' | 'skipped';

  version: number;
  receivedAt: string;
}

export class MailedContributorResponse {
  name: string;
  unitName: string | null;
}

export class MailedFileResponse {
  name: string;
  bytes: number;
  mediaType: string;
  isInline: boolean;
  assetId: string | null;
  /** Why it was not taken. */
  refusal: string | null;
}

export class MailedReportResponse {
  title: string;

  @ApiProperty({ enum: submissionCategories, nullable: true })
  category: SubmissionCategory | null;

  /** Cleaned as every body. */
  bodyHtml: string;

  @ApiProperty({ type: () => [MailedContributorResponse] })
  contributors: MailedContributorResponse[];

  unitName: string | null;
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  occurredOn: string | null;

  @ApiProperty({ type: () => [MailedFileResponse] })
  files: MailedFileResponse[];

  /** The attached document from which the text was taken. */
  bodyFrom: string | null;
}

export class IntakeMessageResponse extends IntakeMessageSummaryResponse {
  @ApiProperty({ type: () => MailedReportResponse, nullable: true })
  report: MailedReportResponse | null;

  /** Whether a telephone number was found; it goes into the report alone. */
  hasContactPhone: boolean;
  duplicateOfId: string | null;
}

export class IntakeMessagePageResponse {
  items: IntakeMessageSummaryResponse[];
  nextCursor: string | null;
}
