import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { BlackoutKind } from './blackout-kind';

/** 静默期: a time in which a branch sends nothing. */
@Entity('blackout_windows')
export class BlackoutWindowEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit and everything below it. */
  @Column('uuid')
  organizationId: string;

  /** Of mourning: the public pages of these units are grey as long as it covers the site. */
  @Column('text', { default: 'other' })
  kind: BlackoutKind;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('text')
  reason: string;

  /** Who ordered it: an office or a document number. */
  @Column('text')
  orderedBy: string;

  /** Null: all of them. */
  @Column('text', { array: true, nullable: true })
  platforms: string[] | null;

  /** Null: all of them. */
  @Column('text', { array: true, nullable: true })
  contentTypes: string[] | null;

  /** Items that go out all the same. */
  @Column('uuid', { array: true })
  exemptContentIds: string[];

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
