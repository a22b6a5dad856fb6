import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** Somebody who speaks in programmes of a unit or makes them; one person for all of them. */
@Entity('programme_people')
export class ProgrammePersonEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  /** Address of the person's page, unique in the installation. */
  @Column('text')
  slug: string;

  @Column('text')
  bio: string;

  @Column('uuid', { nullable: true })
  portraitAssetId: string | null;

  @Column('text', { nullable: true })
  link: string | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
