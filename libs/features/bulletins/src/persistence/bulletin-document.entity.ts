import { Column, Entity, PrimaryColumn } from 'typeorm';

export const documentFormats = ['html', 'xlsx', 'docx', 'pdf'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** The bytes of an issue in one format: they lie in the object storage, by their hash. Append-only. */
@Entity('bulletin_documents')
export class BulletinDocumentEntity {
  @PrimaryColumn('uuid')
  bulletinId: string;

  @PrimaryColumn('text')
  format: DocumentFormat;

  @Column('character', { length: 64 })
  sha256: string;

  @Column('integer')
  bytes: number;
}
