import { Column, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { Contributor } from '../domain/contributors';
import type { SubmissionCategory } from '../domain/submission-categories';
import type { SubmissionState } from '../domain/submission-transitions';

/** A correspondent's report. */
@Entity('submissions')
export class SubmissionEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Running in the year, `2026-000123`. */
  @Column('text')
  number: string;

  /** The unit that sends it. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  category: SubmissionCategory;

  @Column('text', { default: 'submitted' })
  state: SubmissionState;

  @Column('text')
  title: string;

  /** Cleaned by the same allow-list as every body. */
  @Column('text')
  bodyHtml: string;

  /** `YYYY-MM-DD` */
  @Column('date', { nullable: true })
  occurredOn: string | null;

  /** Attached beside the text, in order. */
  @Column('uuid', { array: true })
  assetIds: string[];

  /** Inside the text. */
  @Column('uuid', { array: true })
  pictureIds: string[];

  @Column('jsonb')
  contributors: Contributor[];

  /** Shown to the sender and to those who decide. */
  @Column('text', { nullable: true })
  contactPhone: string | null;

  /** Who released it in the sending unit. */
  @Column('text', { nullable: true })
  signedOffBy: string | null;

  /** Where it appeared before it was sent. */
  @Column('text', { nullable: true })
  previouslyPublishedIn: string | null;

  @Column('uuid')
  sentBy: string;

  @Column('timestamptz')
  sentAt: Date;

  /** The item that was made from it. */
  @Column('uuid', { nullable: true })
  contentId: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  declineReason: string | null;

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
