import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a unit had in a closed bulletin, for the sums of later ones; points are exact decimals. Append-only. */
@Entity('bulletin_units')
export class BulletinUnitEntity {
  @PrimaryColumn('uuid')
  bulletinId: string;

  @PrimaryColumn('uuid')
  organizationId: string;

  @Column('text')
  unitClass: string;

  /** Of the period, as everything up to `points`. */
  @Column('integer')
  submitted: number;

  @Column('integer')
  adopted: number;

  /** Without penalties, for caps of the year. */
  @Column('numeric', { precision: 14, scale: 2 })
  earnedPoints: string;

  @Column('numeric', { precision: 14, scale: 2 })
  basePoints: string;

  @Column('numeric', { precision: 14, scale: 2 })
  points: string;

  /** Of the assessment year before the period. */
  @Column('integer')
  submittedBefore: number;

  @Column('integer')
  adoptedBefore: number;

  @Column('numeric', { precision: 14, scale: 2 })
  pointsBefore: string;
}
