import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where an item was read before: who asks for it there is sent to its page. */
@Entity('old_addresses')
export class OldAddressEntity {
  /** Lower-case; empty where the table gave a path alone. */
  @PrimaryColumn('text')
  host: string;

  /** With its query, as a browser asks for it. */
  @PrimaryColumn('text')
  path: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  importId: string;
}
