import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** One network of an office, `203.0.113.0/29`, and which office it is. */
export interface OfficeNetwork {
  network: string;
  note: string;
}

/** From where a unit's own people read its items. */
@Entity('office_networks')
export class OfficeNetworksEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @Column('jsonb')
  networks: OfficeNetwork[];

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
