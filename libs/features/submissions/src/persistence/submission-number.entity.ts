import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number that was given in a year; only `SubmissionNumbers` touches it. */
@Entity('submission_numbers')
export class SubmissionNumberEntity {
  @PrimaryColumn('integer')
  year: number;

  @Column('integer')
  lastNumber: number;
}
