import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one person is paid by an issued list. Never changed but for the day of its payment. */
@Entity('pay_list_rows')
export class PayListRowEntity {
  @PrimaryColumn('uuid')
  payListId: string;

  /** From 1, as printed. */
  @PrimaryColumn('integer')
  position: number;

  /** One person across reports: the account, else unit and name. */
  @Column('text')
  person: string;

  @Column('uuid', { nullable: true })
  userId: string | null;

  @Column('text')
  name: string;

  @Column('uuid', { nullable: true })
  organizationId: string | null;

  /** As the unit was called when the list was issued. */
  @Column('text')
  unitName: string;

  /** Reports that it is for. */
  @Column('integer')
  reports: number;

  /** An exact decimal. */
  @Column('numeric', { precision: 14, scale: 2 })
  points: string;

  /** Below zero where a correction takes back what was paid. */
  @Column('integer')
  fen: number;

  @Column('date', { nullable: true })
  paidOn: string | null;

  @Column('uuid', { nullable: true })
  paidBy: string | null;
}
