import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IntakeFinding } from '../domain/intake-finding';
import type { MailAuthentication } from '../domain/mail-authentication';
import type { MailedReport } from '../messages/mailed-report';

/**
 * `received`: kept, not read yet. `waiting`: in the tray for an editor. `set_aside`: of a sender whom nobody knows,
 * where the mailbox takes none of them. `drafted`: something is missing, the sender has it as a draft. The last four are
 * final.
 */
export const intakeStates = [
  'received',
  'waiting',
  'set_aside',
  'submitted',
  'drafted',
  'discarded',
  'duplicate',
] as const;
export type IntakeState = (typeof intakeStates)[number];

const bigint = {
  to: (value: number | null) => value,
  from: (value: string | null) => value && Number(value),
};

/** One message that came into a mailbox, from its arrival to what became of it. */
@Entity('intake_messages')
export class IntakeMessageEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  mailboxId: string;

  /** The mailbox's unit when it came. */
  @Column('uuid')
  organizationId: string;

  /** With `uid`: what IMAP calls it. */
  @Column('bigint', { nullable: true, transformer: bigint })
  uidValidity: number | null;

  @Column('bigint', { nullable: true, transformer: bigint })
  uid: number | null;

  /** `webhook-id` of what was posted. */
  @Column('text', { nullable: true })
  deliveryId: string | null;

  @Column('text', { nullable: true })
  messageId: string | null;

  /** SHA-256 of what stays the same when a message is delivered twice, lower-case hex. */
  @Column('character', { length: 64 })
  digest: string;

  @Column('bigint', { transformer: bigint })
  bytes: number;

  /** Name of the stored object with the message as it came, or its head where it was too large; null: never fetched. */
  @Column('text', { nullable: true })
  sourceObject: string | null;

  @Column('text')
  state: IntakeState;

  @Column('uuid', { nullable: true })
  duplicateOfId: string | null;

  @Column('text', { nullable: true })
  fromAddress: string | null;

  @Column('text', { nullable: true })
  fromName: string | null;

  @Column('text')
  subject: string;

  /** The person whose address it is, as far as that is known; null when several have it. */
  @Column('uuid', { nullable: true })
  senderId: string | null;

  @Column('jsonb', { nullable: true })
  authentication: MailAuthentication | null;

  /** Out of the report; never shown in a list. */
  @Column('text', { nullable: true })
  sealedContactPhone: string | null;

  @Column('jsonb', { nullable: true })
  report: MailedReport | null;

  /** Why it waits, and what a person should know about it. */
  @Column('jsonb')
  findings: IntakeFinding[];

  @Column('integer', { default: 0 })
  attempts: number;

  /** When it is read (again). */
  @Column('timestamptz')
  dueAt: Date;

  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('uuid', { nullable: true })
  submissionId: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  discardReason: string | null;

  /** When the mail server was told that we have it. */
  @Column('timestamptz', { nullable: true })
  markedAt: Date | null;

  @Column('text', { default: 'none' })
  answerState: 'none' | 'due' | 'sent' | 'failed' | 'skipped';

  /** Why there is no answer. */
  @Column('text', { nullable: true })
  answerReason: string | null;

  @Column('integer', { default: 0 })
  answerAttempts: number;

  @Column('timestamptz', { nullable: true })
  answerDueAt: Date | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  @VersionColumn()
  version: number;

  @Column('timestamptz')
  receivedAt: Date;
}
