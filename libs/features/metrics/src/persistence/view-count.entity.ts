import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from './bigint-as-number';

/** Views of one item on one surface in one hour, by one rule. */
@Entity('view_counts')
export class ViewCountEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @PrimaryColumn('timestamptz')
  hour: Date;

  @PrimaryColumn('text')
  surface: string;

  /** `definitionId` of the figures. */
  @PrimaryColumn('text')
  rule: string;

  /** Every answered report. */
  @Column('bigint', { transformer: bigintAsNumber })
  viewsRaw: number;

  /** Those that the rule takes for views. */
  @Column('bigint', { transformer: bigintAsNumber })
  viewsCounted: number;
}
