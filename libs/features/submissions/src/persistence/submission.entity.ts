import { Column, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { Contributor } from '../domain/contributors';
import type { KeptDeadline } from '../domain/deadline-rules';
import type { SubmissionCategory } from '../domain/submission-categories';
import type { PictureCaption, SubmissionRoute, TargetLevel, Urgency } from '../domain/submission-document';
import type { SubmissionState } from '../domain/submission-transitions';

/** A correspondent's report. `SentSubmission` is one that is not a draft any more. */
@Entity('submissions')
export class SubmissionEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Running in the year, `2026-000123`; null while a draft. */
  @Column('text', { nullable: true })
  number: string | null;

  /** The unit that sends it. */
  @Column('uuid')
  organizationId: string;

  /** Null only in a draft. */
  @Column('text', { nullable: true })
  category: SubmissionCategory | null;

  @Column('text', { default: 'submitted' })
  state: SubmissionState;

  /** Empty only in a draft. */
  @Column('text')
  title: string;

  /** Cleaned by the same allow-list as every body. */
  @Column('text')
  bodyHtml: string;

  /** `YYYY-MM-DD` */
  @Column('date', { nullable: true })
  occurredOn: string | null;

  /** `HH:MM` in the time zone of the sending unit. */
  @Column('text', { nullable: true })
  occurredTime: string | null;

  /** Attached beside the text, in order. */
  @Column('uuid', { array: true })
  assetIds: string[];

  /** Inside the text. */
  @Column('uuid', { array: true })
  pictureIds: string[];

  /** Of attached and of inserted pictures. */
  @Column('jsonb', { default: [] })
  pictureCaptions: PictureCaption[];

  @Column('jsonb')
  contributors: Contributor[];

  /** Of reports from before numbers were encrypted, until `prepare` has sealed it. */
  @Column('text', { nullable: true, select: false })
  contactPhone: string | null;

  /** Encrypted; see `ContactPhones`. */
  @Column('text', { nullable: true })
  sealedContactPhone: string | null;

  /** Who released it in the sending unit. */
  @Column('text', { nullable: true })
  signedOffBy: string | null;

  /** Where it appeared before it was sent. */
  @Column('text', { nullable: true })
  previouslyPublishedIn: string | null;

  /** How high the sender hopes to get. */
  @Column('text', { nullable: true })
  targetLevel: TargetLevel | null;

  @Column('text', { default: 'normal' })
  urgency: Urgency;

  /** The sender says that nobody was sent it before. */
  @Column('boolean', { default: false })
  firstSubmission: boolean;

  /** The request that it answers. */
  @Column('uuid', { nullable: true })
  commissionId: string | null;

  @Column('text', { default: 'api' })
  route: SubmissionRoute;

  /** `YYYY-MM-DD`, the last day on which it was not late; null where no rule asks for a day. */
  @Column('date', { nullable: true })
  dueOn: string | null;

  /** Calendar days; null for what is not late. */
  @Column('integer', { nullable: true })
  lateDays: number | null;

  /** By which rule; `dueOn` and `lateDays` are never reckoned anew. */
  @Column('jsonb', { nullable: true })
  deadline: KeptDeadline | null;

  @Column('uuid')
  sentBy: string;

  /** For the first time; null while a draft. */
  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  /** The item that was made from it. */
  @Column('uuid', { nullable: true })
  contentId: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  declineReason: string | null;

  /** What the desk asked for when it sent the report back; kept until it decides. */
  @Column('text', { nullable: true })
  returnReason: string | null;

  /** Members of the form that the desk wants, `signedOffBy` … */
  @Column('text', { array: true, default: [] })
  missingFields: string[];

  /** The earlier report that counts instead of it. */
  @Column('uuid', { nullable: true })
  duplicateOfId: string | null;

  /** The earliest of those that share their points. */
  @Column('uuid', { nullable: true })
  jointGroupId: string | null;

  /** Whoever has it in hand. */
  @Column('uuid', { nullable: true })
  claimedBy: string | null;

  @Column('timestamptz', { nullable: true })
  claimedAt: Date | null;

  /** When the item went out for the first time. */
  @Column('timestamptz', { nullable: true })
  adoptedAt: Date | null;

  /** Lower-case words for the search of lists. */
  @Column('text', { select: false })
  searchText: string;

  @VersionColumn()
  version: number;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}

/** A report that somebody else may see. */
export type SentSubmission = SubmissionEntity & {
  number: string;
  sentAt: Date;
  category: SubmissionCategory;
};
