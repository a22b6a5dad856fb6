import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** A folder of one unit's library. An asset lies in one of them, or in none. */
@Entity('asset_folders')
export class AssetFolderEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Null: at the top. Always of the same unit. */
  @Column('uuid', { nullable: true })
  parentId: string | null;

  /** Unlike its siblings', whatever the case. */
  @Column('text')
  name: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
