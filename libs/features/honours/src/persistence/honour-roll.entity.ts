import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { HonourRollContent, UnitPlaces } from '../honour-rolls/honour-roll-content';

/** 评先评优 of an assessment year. Issued, it never changes. */
@Entity('honour_rolls')
export class HonourRollEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  assessmentYearId: string;

  @Column('text')
  title: string;

  @Column('jsonb')
  unitPlaces: UnitPlaces[];

  /** For correspondents. */
  @Column('integer')
  personPlaces: number;

  /** Fewer points are honoured by nothing; an exact decimal. */
  @Column('numeric', { precision: 14, scale: 2 })
  minimumPoints: string;

  @Column('text')
  state: 'draft' | 'issued';

  /** As it was issued. */
  @Column('jsonb', { nullable: true })
  content: HonourRollContent | null;

  @Column('uuid')
  preparedBy: string;

  /** Never who prepared it. */
  @Column('uuid', { nullable: true })
  issuedBy: string | null;

  @Column('timestamptz', { nullable: true })
  issuedAt: Date | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
