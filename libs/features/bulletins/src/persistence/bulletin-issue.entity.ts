import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BulletinContent } from '../domain/bulletin-content';
import type { BulletinSpan } from '../domain/bulletin-period';

/** A bulletin as it was closed: nothing of it is ever computed again. Append-only. */
@Entity('bulletin_issues')
export class BulletinIssueEntity {
  @PrimaryColumn('uuid')
  bulletinId: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  assessmentYearId: string;

  @Column('text', { array: true })
  unitClasses: string[];

  @Column('text')
  span: BulletinSpan;

  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  @Column('uuid', { nullable: true })
  correctsId: string | null;

  /** Numbers run by issuer and year: 〔2026〕第3期. */
  @Column('integer')
  year: number;

  @Column('integer')
  number: number;

  @Column('jsonb')
  content: BulletinContent;

  /** Ids, days and documents of the versions by which it was scored. */
  @Column('jsonb')
  schemeVersions: object[];

  @Column('uuid')
  preparedBy: string;

  @Column('uuid')
  closedBy: string;

  /** Up to then facts were known. */
  @Column('timestamptz')
  closedAt: Date;
}
