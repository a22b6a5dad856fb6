import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** How much the library of a unit and of everything below it may hold. */
@Entity('asset_quotas')
export class AssetQuotaEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  /** Of originals; null: no limit of bytes. As a decimal number. */
  @Column('bigint', { nullable: true })
  maxBytes: string | null;

  @Column('integer', { nullable: true })
  maxFiles: number | null;

  /** Of which fullness people were told last: 0, 80 or 100 %. */
  @Column('integer', { default: 0 })
  warnedPercent: number;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
