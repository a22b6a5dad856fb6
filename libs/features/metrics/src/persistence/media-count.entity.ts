import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from './bigint-as-number';

/** Listens to an episode or plays of a film on one surface in one hour, by one rule. */
@Entity('media_counts')
export class MediaCountEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @PrimaryColumn('timestamptz')
  hour: Date;

  @PrimaryColumn('text')
  surface: string;

  /** `definitionId` of the figures. */
  @PrimaryColumn('text')
  rule: string;

  /** Every request or report. */
  @Column('bigint', { transformer: bigintAsNumber })
  raw: number;

  /** Those that the rule takes for a listen or a play. */
  @Column('bigint', { transformer: bigintAsNumber })
  counted: number;
}
