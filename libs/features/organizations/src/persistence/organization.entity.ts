import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** One unit of the tree. */
@Entity('organizations')
export class OrganizationEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Null for the one root. */
  @Column('uuid', { nullable: true })
  parentId: string | null;

  /** From the root to this unit, itself included: a branch is `path @> ARRAY[id]`. */
  @Column('uuid', { array: true })
  path: string[];

  @Column('text')
  name: string;

  /** Short latin name, part of public addresses (`/o/{code}`). */
  @Column('text')
  code: string;

  @Column('text', { nullable: true })
  tier: string | null;

  @Column('text', { default: 'Asia/Shanghai' })
  timeZone: string;

  /** Where the unit's own site shows an item, with `{slug}` and `{id}`; null: on our public pages. */
  @Column('text', { nullable: true })
  itemUrlPattern: string | null;

  /** Printed in the footer of public pages. */
  @Column('text', { nullable: true })
  icpNumber: string | null;

  @Column('text', { nullable: true })
  psbNumber: string | null;

  /** An account without a post for so many days fails the inspection of government new media. */
  @Column('integer', { default: 14 })
  staleAfterDays: number;

  /** So many days without a post are announced before. */
  @Column('integer', { default: 10 })
  warnAfterDays: number;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
