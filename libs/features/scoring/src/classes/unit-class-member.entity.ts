import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From when to when a unit belongs to a class. */
@Entity('unit_class_members')
export class UnitClassMemberEntity {
  @PrimaryColumn('uuid')
  unitClassId: string;

  @PrimaryColumn('uuid')
  organizationId: string;

  /** First day, `YYYY-MM-DD`. */
  @PrimaryColumn('date')
  validFrom: string;

  /** Last day; null: still. */
  @Column('date', { nullable: true })
  validTo: string | null;

  /** Order in tables. */
  @Column('integer')
  position: number;
}
