import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Of an item that was taken over from another unit: what it was made of. Written with the item, never changed. */
@Entity('content_origins')
export class ContentOriginEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @Column('uuid')
  originContentId: string;

  @Column('uuid')
  originRevisionId: string;

  /** Of that revision's document. */
  @Column('text')
  originFingerprint: string;

  @Column('uuid')
  originOrganizationId: string;
}
