import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** A permanent place (栏目) in a unit's site; may name the review flow of what appears in it. */
@Entity('columns')
export class ColumnEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** A column of the same unit. */
  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Column('text')
  name: string;

  /** Unique in the unit, part of public addresses. */
  @Column('text')
  code: string;

  @Column('uuid', { nullable: true })
  reviewFlowId: string | null;

  /** Order in lists, ascending. */
  @Column('integer', { default: 0 })
  position: number;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
