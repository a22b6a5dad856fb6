import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one report or penalty gave in a closed bulletin, and by which facts. Append-only. */
@Entity('bulletin_items')
export class BulletinItemEntity {
  @PrimaryColumn('uuid')
  bulletinId: string;

  /** The same in every period: `report:<id>`. */
  @PrimaryColumn('text')
  key: string;

  @Column('text')
  unitClass: string;

  @Column('text')
  kind: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid', { nullable: true })
  submissionId: string | null;

  /** Of the period; an exact decimal. */
  @Column('numeric', { precision: 14, scale: 2 })
  points: string;

  @Column('numeric', { precision: 14, scale: 2 })
  submissionPoints: string;

  @Column('integer')
  submitted: number;

  @Column('integer')
  adopted: number;

  /** Pay of the period, for later periods and lists of pay: a bulletin never shows it. */
  @Column('integer')
  fenOfUses: number;

  @Column('integer')
  fen: number;

  @Column('jsonb')
  perPerson: object[];

  /** How the points up to the period's end come about, each with the fact that it comes from. */
  @Column('jsonb')
  lines: object[];
}
