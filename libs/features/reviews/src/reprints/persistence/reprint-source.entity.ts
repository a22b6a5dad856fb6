import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ReprintSourceKind, ReprintSourceState } from '../domain/reprint-source';

/** 稿源单位: a publisher whose texts a unit and those below it may reprint. */
@Entity('reprint_sources')
export class ReprintSourceEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that lists it, for itself and everything below. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  /** Lower case, as in an address; each stands for the names below it too. */
  @Column('text', { array: true })
  hosts: string[];

  /** Names of its accounts on platforms. */
  @Column('text', { array: true })
  accounts: string[];

  @Column('text')
  kind: ReprintSourceKind;

  /** First day, `YYYY-MM-DD`, Beijing. */
  @Column('date')
  validFrom: string;

  /** Last day; null: without end. */
  @Column('date', { nullable: true })
  validTo: string | null;

  @Column('text', { default: 'active' })
  state: ReprintSourceState;

  @Column('text', { nullable: true })
  note: string | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
