import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

export const payListStates = ['draft', 'issued', 'cancelled'] as const;
export type PayListState = (typeof payListStates)[number];

/** 稿费发放表 of a unit for some of its closed bulletins. */
@Entity('pay_lists')
export class PayListEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  title: string;

  @Column('text')
  state: PayListState;

  @Column('uuid')
  preparedBy: string;

  /** Never who prepared it. */
  @Column('uuid', { nullable: true })
  issuedBy: string | null;

  @Column('timestamptz', { nullable: true })
  issuedAt: Date | null;

  @Column('uuid', { nullable: true })
  cancelledBy: string | null;

  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;

  @Column('text', { nullable: true })
  cancelReason: string | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
