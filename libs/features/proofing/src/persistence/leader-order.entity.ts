import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person of the configured order of names and titles. */
export interface LeaderEntry {
  name: string;
  title: string;
  /** Days, both inclusive, `YYYY-MM-DD`; null: open. */
  validFrom: string | null;
  validTo: string | null;
}

/** The whole order of one unit, as it was put once. Append-only; the highest number is in force. */
@Entity('leader_orders')
export class LeaderOrderEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @PrimaryColumn('integer')
  number: number;

  /** In the order in which they are to be named. */
  @Column('jsonb')
  entries: LeaderEntry[];

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
