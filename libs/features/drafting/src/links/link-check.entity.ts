import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CheckedLink } from './checked-link';

/** One look at every link of one revision. */
@Entity('link_checks')
export class LinkCheckEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  revisionId: string;

  @Column('uuid')
  requestedBy: string;

  @Column('text')
  state: 'waiting' | 'done';

  /** In the order of the document; filled in as they are looked at. */
  @Column('jsonb')
  links: CheckedLink[];

  /** Links of the document beyond those that are looked at. */
  @Column('integer')
  leftOut: number;

  /** A worker is at it until then. */
  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  /** How often a worker took it up: one that kills its workers is given up. */
  @Column('integer')
  attempts: number;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
