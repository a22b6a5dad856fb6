import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const legacyImportStates = ['draft', 'checked', 'running', 'done', 'cancelled'] as const;

/**
 * `draft`: files are named and a table is awaited. `checked`: the table was read, nothing is written yet. `running`: a
 * second person confirmed, rows are taken over one by one. `done`: none is left.
 */
export type LegacyImportState = (typeof legacyImportStates)[number];

/** A stock of published items that is taken over from somewhere else. */
@Entity('legacy_imports')
export class LegacyImportEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  state: LegacyImportState;

  @Column('text', { nullable: true })
  tableName: string | null;

  @Column('text', { nullable: true })
  tableSha256: string | null;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  /** Never who prepared it: what goes out unreviewed is answered for by two. */
  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  @VersionColumn()
  version: number;
}
