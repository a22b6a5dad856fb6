import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** A set of rules that a unit issues; what it says is in its versions. */
@Entity('scoring_schemes')
export class ScoringSchemeEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The issuing unit. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  /** Code of the template that it began with. */
  @Column('text', { nullable: true })
  template: string | null;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
