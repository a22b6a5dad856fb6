import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from './bigint-as-number';

/** What stands beside the listens of a day: requests left out by reason, listens by the app they came from. */
@Entity('media_tallies')
export class MediaTallyEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  /** In the rule's time zone. */
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  surface: string;

  @PrimaryColumn('text')
  rule: string;

  @PrimaryColumn('text')
  kind: 'excluded' | 'app';

  /** The reason or the app. */
  @PrimaryColumn('text')
  name: string;

  @Column('bigint', { transformer: bigintAsNumber })
  amount: number;
}
