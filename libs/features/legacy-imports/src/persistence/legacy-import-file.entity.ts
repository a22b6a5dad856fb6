import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of the stock, by the name under which the table knows it. */
@Entity('legacy_import_files')
export class LegacyImportFileEntity {
  @PrimaryColumn('uuid')
  importId: string;

  /** Path below the folder, `/` between its parts. */
  @PrimaryColumn('text')
  name: string;

  @Column('uuid')
  assetId: string;
}
