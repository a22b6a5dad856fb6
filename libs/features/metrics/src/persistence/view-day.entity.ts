import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from './bigint-as-number';

/** The same as `view_counts`, added up by day; both are written in one transaction. */
@Entity('view_days')
export class ViewDayEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  /** In the rule's time zone. */
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  surface: string;

  @PrimaryColumn('text')
  rule: string;

  @Column('bigint', { transformer: bigintAsNumber })
  viewsRaw: number;

  @Column('bigint', { transformer: bigintAsNumber })
  viewsCounted: number;
}
