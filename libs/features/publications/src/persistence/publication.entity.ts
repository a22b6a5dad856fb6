import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { FailureClass, PublicationMode, RemotePost } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import type { LatenessRule } from '../domain/lateness';
import type { Sent } from '../domain/sent';
import type { PublicationState } from '../domain/publication-transitions';

/** Why a publication did not go out, as people read it. */
export interface KeptFailure {
  code: string;
  class: FailureClass;
  platformCode: string | null;
  /** The platform's own words. */
  message: string | null;
  advice: Message;
}

/** The evidence that a person agreed to post this on this account. */
export interface KeptConfirmation {
  statement: Message;
  userId: string;
  at: string;
  accountName: string;
  /** SHA-256 over the fields as they would be sent. */
  sentHash: string | null;
}

const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** One content item for one channel account, and everything the ledger knows about it. */
@Entity('publications')
export class PublicationEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  channelAccountId: string;

  /** The publication in whose post this item goes out; null for those that are sent themselves. */
  @Column('uuid', { nullable: true })
  leadId: string | null;

  /** Its place in that post: 1 the lead, 2 and on the others. */
  @Column('smallint', { default: 1 })
  slot: number;

  @Column('text')
  platform: string;

  @Column('text')
  mode: PublicationMode;

  @Column('text')
  state: PublicationState;

  @Column('timestamptz')
  scheduledAt: Date;

  @Column('text')
  latenessRule: LatenessRule;

  @Column('jsonb')
  options: Record<string, unknown>;

  /** The approved revision that is sent; set when the work begins. */
  @Column('uuid', { nullable: true })
  revisionId: string | null;

  /** When the ledger looks at it next. */
  @Column('timestamptz')
  nextRunAt: Date;

  /** When a job for it was last put into its queue. */
  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;

  @Column('text', { nullable: true })
  leaseOwner: string | null;

  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  /** Fencing number of the newest lease: progress is written only under it. */
  @Column('bigint', { default: 0, transformer: bigintAsNumber })
  fence: number;

  /** Attempts used up by failures that count. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** How often the platform was asked about the present question. */
  @Column('integer', { default: 0 })
  timesAsked: number;

  @Column('text', { nullable: true })
  pendingReference: string | null;

  @Column('timestamptz', { nullable: true })
  pendingSince: Date | null;

  /** The step whose answer was lost; the platform is asked before anything is sent again. */
  @Column('text', { nullable: true })
  lostStep: string | null;

  @Column('timestamptz', { nullable: true })
  lostIntentAt: Date | null;

  @Column('boolean', { default: false })
  hadLostAnswer: boolean;

  @Column('text', { nullable: true })
  remoteId: string | null;

  @Column('text', { nullable: true })
  remoteUrl: string | null;

  @Column('jsonb', { nullable: true })
  remoteExtra: NonNullable<RemotePost['extra']> | null;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  @Column('jsonb', { nullable: true })
  failure: KeptFailure | null;

  /** What a person should know: why it waits, why it is late, what to do by hand. */
  @Column('jsonb', { nullable: true })
  note: Message | null;

  /** Mode `share`: opens the platform's app with everything filled in, until `shareExpiresAt`. */
  @Column('text', { nullable: true })
  shareUrl: string | null;

  @Column('timestamptz', { nullable: true })
  shareExpiresAt: Date | null;

  /** What was sent last, or was about to be. */
  @Column('jsonb', { nullable: true })
  sent: Sent | null;

  /** Who agreed to what, where the platform's rules ask for the account's user to be asked. */
  @Column('jsonb', { nullable: true })
  confirmation: KeptConfirmation | null;

  /** The blackout window because of which it waits, until a person releases it. */
  @Column('uuid', { nullable: true })
  heldBy: string | null;

  /** Nobody takes it until a person lets it go on: something that it goes out with failed. */
  @Column('boolean', { default: false })
  onHold: boolean;

  /** A picture that shows the post: entered in place of its address, or beside it. */
  @Column('uuid', { nullable: true })
  proofAssetId: string | null;

  @Column('text', { nullable: true })
  withdrawReason: string | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
