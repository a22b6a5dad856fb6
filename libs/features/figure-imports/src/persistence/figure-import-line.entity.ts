import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FigureOutcome } from '@haojiao/features/platform-figures';
import type { LineNote } from '../domain/line-note';
import type { LinePlace, ReadFigure } from '../judge-line';

export const figureLineStates = [
  'ready',
  'known',
  'differs',
  'unmatched',
  'ambiguous',
  'faulty',
  'passed',
  'done',
] as const;

/**
 * `ready`: brings something new; `known`: nothing new; `differs`: other figures stand; `unmatched`: no post of this
 * account; `ambiguous`: several posts it may be; `faulty`: can't be read or written; `passed`: sums, or no figures; `done`:
 * what was new of it is written.
 */
export type FigureLineState = (typeof figureLineStates)[number];

/** A figure of a line with its time and with what becomes of it. */
export interface LineFigure extends ReadFigure, FigureOutcome {
  /** ISO; null for one of a period. */
  takenAt: string | null;
  fromDay: string | null;
  toDay: string | null;
}

/** One of several posts that a line may mean. */
export interface LineCandidate {
  publicationId: string;
  title: string;
  publishedOn: string;
  url: string | null;
}

/** One line of the table. */
@Entity('figure_import_lines')
export class FigureImportLineEntity {
  @PrimaryColumn('uuid')
  importId: string;

  /** As the table's program numbers it, from 1. */
  @PrimaryColumn('integer')
  line: number;

  @Column('text')
  state: FigureLineState;

  @Column('text')
  title: string;

  /** Null: of the account itself, or not known. */
  @Column('uuid', { nullable: true })
  publicationId: string | null;

  /** A person said which post it is. */
  @Column('boolean')
  isChosen: boolean;

  /** As they stand, in the order of the columns: nothing of the table is lost. */
  @Column('jsonb')
  cells: string[];

  @Column('jsonb')
  place: LinePlace;

  @Column('jsonb')
  figures: LineFigure[];

  @Column('jsonb')
  candidates: LineCandidate[];

  @Column('jsonb')
  notes: LineNote[];
}
