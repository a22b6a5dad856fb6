import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../persistence/bigint-as-number';

/** How much of a day's reports is kept, by the rule that counted them. */
@Entity('kept_event_days')
export class KeptEventDayEntity {
  /** Of the hour in which they were counted, in Asia/Shanghai. */
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  rule: string;

  @Column('bigint', { transformer: bigintAsNumber })
  events: number;

  /** Counted, but not kept: too many came at once, or on that day. */
  @Column('bigint', { transformer: bigintAsNumber })
  dropped: number;

  /** Of the packed events. */
  @Column('bigint', { transformer: bigintAsNumber })
  bytes: number;
}
