import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LinkOutcome } from './checked-link';

/** What an address answered, kept for a day so that nobody's server is asked more often. */
@Entity('link_results')
export class LinkResultEntity {
  /** SHA-256 of the address, lower-case hex. */
  @PrimaryColumn('character', { length: 64 })
  addressHash: string;

  @Column('jsonb')
  outcome: LinkOutcome;

  @Column('timestamptz')
  checkedAt: Date;
}
