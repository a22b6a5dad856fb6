import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import type { SubmissionCategory } from '@haojiao/features/submissions';

export const mailboxKinds = ['imap', 'webhook'] as const;
export type MailboxKind = (typeof mailboxKinds)[number];

export interface MailboxProblem {
  code: string;
  message: Message;
}

const bigint = {
  to: (value: number | null) => value,
  from: (value: string | null) => value && Number(value),
};

/** An address to which reports are sent: read by IMAP, or posted to us message by message. */
@Entity('submission_mailboxes')
export class SubmissionMailboxEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that receives; reports come from its branch. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: MailboxKind;

  @Column('text')
  state: 'active' | 'paused';

  @Column('text', { nullable: true })
  host: string | null;

  @Column('integer', { nullable: true })
  port: number | null;

  /** TLS from the first byte; else by STARTTLS. */
  @Column('boolean', { nullable: true })
  secure: boolean | null;

  @Column('text', { nullable: true })
  username: string | null;

  /** Password of the mailbox, or the key of the signature; encrypted. */
  @Column('text')
  sealedSecret: string;

  @Column('text', { nullable: true })
  folder: string | null;

  /** Where messages go once they are kept; null: they stay and are marked as read. */
  @Column('text', { nullable: true })
  doneFolder: string | null;

  /** Whether messages of people whom we don't know wait in the tray; else they are set aside. */
  @Column('boolean', { default: false })
  acceptUnknownSenders: boolean;

  /** Of reports whose subject names none. */
  @Column('text', { nullable: true })
  defaultCategory: SubmissionCategory | null;

  /** Names under which the receiving servers write what they verified (RFC 8601); only these are believed. */
  @Column('text', { array: true })
  trustedAuthservIds: string[];

  @Column('bigint', { nullable: true, transformer: bigint })
  uidValidity: number | null;

  /** Older messages count only where nobody has read them yet. */
  @Column('bigint', { nullable: true, transformer: bigint })
  beginsAtUid: number | null;

  @Column('bigint', { nullable: true, transformer: bigint })
  lastUid: number | null;

  /** A message that could not be fetched, and how often that was tried. */
  @Column('bigint', { nullable: true, transformer: bigint })
  troubleUid: number | null;

  @Column('integer', { default: 0 })
  troubleCount: number;

  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('uuid', { nullable: true })
  leaseId: string | null;

  @Column('timestamptz', { nullable: true })
  lastCheckedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastSuccessAt: Date | null;

  /** In a row, since the last success. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('jsonb', { nullable: true })
  lastProblem: MailboxProblem | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
