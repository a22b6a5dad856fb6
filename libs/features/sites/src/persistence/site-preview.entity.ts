import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SiteSettings } from '../domain/site-settings';

/** A draft of a unit's settings, for whoever has the link, for an hour. */
@Entity('site_previews')
export class SitePreviewEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** SHA-256 of the token in the link, hexadecimal; the token itself is not kept. */
  @Column('text')
  tokenHash: string;

  @Column('jsonb')
  settings: SiteSettings;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  expiresAt: Date;
}
