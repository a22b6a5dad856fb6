import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an issued commission asked for, at issuing and after each change; rows are never changed. */
@Entity('commission_versions')
export class CommissionVersionEntity {
  @PrimaryColumn('uuid')
  commissionId: string;

  /** 1 is what was issued. */
  @PrimaryColumn('integer')
  number: number;

  @Column('text')
  title: string;

  @Column('text')
  brief: string;

  @Column('text', { nullable: true })
  category: string | null;

  @Column('timestamptz')
  dueAt: Date;

  @Column('integer')
  minimum: number;

  /** Why it was changed. */
  @Column('text', { nullable: true })
  note: string | null;

  @Column('uuid')
  changedBy: string;

  @Column('timestamptz')
  changedAt: Date;
}
