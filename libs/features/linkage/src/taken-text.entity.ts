import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The words of an item that a unit took over, as they came: what is sent up is held against them. */
@Entity('taken_texts')
export class TakenTextEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @Column('uuid')
  organizationId: string;

  /** Of `bareWords`. */
  @Column('text')
  wordsSha256: string;
}
