import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { AigcMark, FocalPoint, MediaFacts, MediaKind } from '@haojiao/infrastructure/media';
import type { AssetRights } from '../library/rights/asset-rights';
import type { GeneratedContent } from '../library/generated/generated-content';

export type PeopleShown = 'none' | 'unknown' | 'yes';

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

  /** Null: in no folder. Always of the same unit. */
  @Column('uuid', { nullable: true })
  folderId: string | null;

  @Column('text', { array: true, default: [] })
  tags: string[];

  /** Whose it is and what we may do with it; null: nobody has said. */
  @Column('jsonb', { nullable: true })
  rights: AssetRights | null;

  /** The last day on which it may be used, `YYYY-MM-DD`; null: no end is known. */
  @Column('date', { nullable: true })
  rightsExpireOn: string | null;

  /** Whether people can be recognised; those who can have their consents. */
  @Column('text', { default: 'unknown' })
  peopleShown: PeopleShown;

  @Column('text', { default: 'none' })
  generatedContent: GeneratedContent;

  /** The `AIGC` object of the file itself; null: it has none. */
  @Column('jsonb', { nullable: true })
  generatedMark: AigcMark | null;

  /** 64 bits of what a picture looks like, as a signed decimal number; null: not a picture, or not looked at yet. */
  @Column('bigint', { nullable: true })
  perceptualHash: string | null;

  /** The version before this one. */
  @Column('uuid', { nullable: true })
  replacesId: string | null;

  /** The first version of the chain; the database fills it in for a first one. */
  @Column('uuid')
  lineageId: string;

  /** 1, 2, 3 … along the chain. */
  @Column('integer', { default: 1 })
  lineageNumber: number;

  /** When a newer version took its place; null: it is the current one. */
  @Column('timestamptz', { nullable: true })
  replacedAt: Date | null;

  /** Lower-case words for the search of lists; the database writes it. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  searchText: string;

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
