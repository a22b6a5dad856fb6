import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** A named list of words of one unit; its rows are in its versions. Applies in the unit and below it. */
@Entity('lexicons')
export class LexiconEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  description: string;

  /** Number of the version in force; null: none yet, the lexicon finds nothing. */
  @Column('integer', { nullable: true })
  activeNumber: number | null;

  /** Came with the product. */
  @Column('boolean', { default: false })
  isSample: boolean;

  /** Taken out of use: it finds nothing any more, its versions stay. */
  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;

  /** Null when it came with the product. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
