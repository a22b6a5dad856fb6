import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReadColumn } from '../read-lines';

export const figureImportStates = ['checked', 'running', 'done'] as const;

/** `checked`: read, nothing is written yet. `running`: confirmed, lines are written in order. `done`: none is left. */
export type FigureImportState = (typeof figureImportStates)[number];

/** A table of figures of one channel account. */
@Entity('figure_imports')
export class FigureImportEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  channelAccountId: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  fileName: string;

  /** Of the file, lower-case hex: named when it is confirmed. */
  @Column('text')
  sha256: string;

  /** When the platform showed what lines without a time of their own say. */
  @Column('timestamptz')
  takenAt: Date;

  @Column('jsonb')
  columns: ReadColumn[];

  @Column('text')
  state: FigureImportState;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
