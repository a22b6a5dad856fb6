import { Column, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** A unit lets units outside its branch ask for its published items. */
@Entity('unit_offers')
export class UnitOfferEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @Column('boolean')
  isOffered: boolean;

  /** Only these columns; empty: everything that it publishes. */
  @Column('uuid', { array: true })
  columnIds: string[];

  @VersionColumn()
  version: number;

  @Column('uuid')
  updatedBy: string;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
