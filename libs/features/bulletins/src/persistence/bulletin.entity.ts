import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { BulletinSpan } from '../domain/bulletin-period';

/** In their order; nothing goes back. */
export const bulletinStates = ['draft', 'appeals', 'closed'] as const;
export type BulletinState = (typeof bulletinStates)[number];

/** 用稿通报 of a period. Until it is closed its figures are computed at every look. */
@Entity('bulletins')
export class BulletinEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Who issues it. */
  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  assessmentYearId: string;

  /** Sorted; a table for each. */
  @Column('text', { array: true })
  unitClasses: string[];

  /** `2026-10`, `2026-Q3`, `2026` */
  @Column('text')
  period: string;

  @Column('text')
  span: BulletinSpan;

  /** `YYYY-MM-DD`; both days belong to it. */
  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  /** Null: by issuer and period. */
  @Column('text', { nullable: true })
  title: string | null;

  /** In red at the top; null: none. */
  @Column('text', { nullable: true })
  letterhead: string | null;

  /** 江工宣通 in 江工宣通〔2026〕第3期. */
  @Column('text', { nullable: true })
  numberPrefix: string | null;

  /** Whether units that sent nothing are named below the tables. */
  @Column('boolean')
  listsSilent: boolean;

  /** So many correspondents are named in a table of their own; 0: none. */
  @Column('integer')
  topCorrespondents: number;

  @Column('text')
  state: BulletinState;

  /** 公示期, `YYYY-MM-DD`; both days belong to it. Null while it is a draft. */
  @Column('date', { nullable: true })
  appealsFrom: string | null;

  @Column('date', { nullable: true })
  appealsUntil: string | null;

  @Column('uuid', { nullable: true })
  openedBy: string | null;

  /** The units that it is about, as they were when the appeals were opened. */
  @Column('uuid', { array: true, nullable: true })
  shownTo: string[] | null;

  /** When units were reminded that the appeals end. */
  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;

  /** The issue that this one corrects. */
  @Column('uuid', { nullable: true })
  correctsId: string | null;

  @Column('text', { nullable: true })
  correctionReason: string | null;

  @Column('uuid')
  preparedBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
