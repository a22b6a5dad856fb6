import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { SiteSettings } from '../domain/site-settings';

/** What one unit has set for its pages; whatever is not in it comes from above. */
@Entity('site_settings')
export class SiteSettingsEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @Column('jsonb')
  settings: SiteSettings;

  /** When `grey` was last said, whether it was anything new or not; null: it was not. By the clock of the database. */
  @Column('timestamptz', { nullable: true })
  greySetAt: Date | null;

  /** Every picture that the settings name. */
  @Column('uuid', { array: true })
  assetIds: string[];

  /** Why the pages may be open without filing numbers; null: they may not. */
  @Column('text', { nullable: true })
  launchWaiver: string | null;

  @Column('uuid', { nullable: true })
  waivedBy: string | null;

  @Column('timestamptz', { nullable: true })
  waivedAt: Date | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
