import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { BrandState } from '../domain/brand-state';

/** 品牌: a named line of work with colour and logo, for items of its unit and of the units below. */
@Entity('brands')
export class BrandEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Unique in the unit, part of public addresses. */
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { default: '' })
  description: string;

  /** `#rrggbb` */
  @Column('text')
  color: string;

  @Column('uuid', { nullable: true })
  logoAssetId: string | null;

  /** A retired one stays with what has it, and is given to nothing more. */
  @Column('text')
  state: BrandState;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
