import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { FocalPoint, MediaFacts, MediaKind } from '@haojiao/infrastructure/media';

const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** One file of one unit. Its bytes lie in object storage under `sha256` and never change; the words about it may. */
@Entity('assets')
export class AssetEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  kind: MediaKind;

  /** As the bytes say, not as the uploader said. */
  @Column('text')
  mediaType: string;

  @Column('bigint', { transformer: bigintAsNumber })
  bytes: number;

  @Column('character', { length: 64 })
  sha256: string;

  /** The name it came with, cleaned, its extension that of the true type. */
  @Column('text')
  fileName: string;

  /** Pixels of the upright picture or film. */
  @Column('integer', { nullable: true })
  width: number | null;

  @Column('integer', { nullable: true })
  height: number | null;

  @Column('double precision', { nullable: true })
  durationSeconds: number | null;

  /** Of sound and film: codecs, bit rate, sampling rate. */
  @Column('jsonb', { default: {} })
  codec: Partial<Omit<MediaFacts, 'durationSeconds'>>;

  @Column('text', { default: '' })
  altText: string;

  /** Who made it: printed beside it. */
  @Column('text', { default: '' })
  credit: string;

  /** What crops keep in sight; null: what catches the eye. */
  @Column('jsonb', { nullable: true })
  focalPoint: FocalPoint | null;

  @Column('text')
  state: 'processing' | 'ready' | 'rejected';

  /** Code of the reason: `media_damaged`, `image_too_many_pixels`. */
  @Column('text', { nullable: true })
  rejection: string | null;

  /** The worker has renditions to make: after the upload, and after the focal point moved. */
  @Column('boolean', { default: false })
  renditionsDue: boolean;

  @Column('uuid')
  uploadedBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;
}
