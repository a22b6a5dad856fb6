import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number that a unit gave in a year. */
@Entity('bulletin_numbers')
export class BulletinNumberEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @PrimaryColumn('integer')
  year: number;

  @Column('integer')
  lastNumber: number;
}
