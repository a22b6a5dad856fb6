import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code that a column had: its address leads to the column's page of now. Written by the database alone. */
@Entity('column_former_codes')
export class ColumnFormerCodeEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('uuid')
  columnId: string;
}
