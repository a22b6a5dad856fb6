import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An item as one of several that tell the same; the original stands among them with its own id. */
@Entity('language_versions')
export class LanguageVersionEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  /** The item that the others were made from. */
  @Column('uuid')
  originalId: string;

  /** The revision of the original that this one was last compared with; null for the original itself. */
  @Column('uuid', { nullable: true })
  comparedRevisionId: string | null;

  @Column('uuid')
  linkedBy: string;

  @Column('timestamptz')
  linkedAt: Date;
}
