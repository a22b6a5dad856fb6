import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from './bigint-as-number';

/** A batch of counts that has arrived; replayed, it is known by its key and left alone. */
@Entity('view_batches')
export class ViewBatchEntity {
  @PrimaryColumn('text')
  epoch: string;

  @PrimaryColumn('bigint', { transformer: bigintAsNumber })
  number: number;

  /** When its first view came. */
  @Column('timestamptz')
  since: Date;

  @Column('bigint', { transformer: bigintAsNumber })
  viewsRaw: number;

  @Column('bigint', { transformer: bigintAsNumber })
  viewsCounted: number;

  @Column('timestamptz', { default: () => 'now()' })
  movedAt: Date;
}
