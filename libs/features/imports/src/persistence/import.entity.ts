import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import type { DetectedEncoding } from '../domain/decode-text';
import type { ImportDamage } from '../domain/import-damage';
import type { ImportFacts } from '../domain/import-facts';
import type { ImportKind, ImportWarning, TrackedChange } from '../domain/read-result';
import type { TrackedChangeChoice } from '../reading/tracked-changes';

/**
 * `choice_needed`: the document tracks changes, somebody has to say how to take them. `removed`: deleted or expired,
 * nothing of it is left but that it was there.
 */
export const importStates = ['reading', 'choice_needed', 'ready', 'failed', 'drafted', 'removed'] as const;
export type ImportState = (typeof importStates)[number];

/** `found` on the net, `wanted`: being fetched, `kept` as an asset, `refused`: could not be taken. */
export const pictureStates = ['found', 'wanted', 'kept', 'refused'] as const;
export type PictureState = (typeof pictureStates)[number];

export interface ImportPicture {
  id: string;
  /** Null: it lay in the document. */
  url: string | null;
  altText: string;
  isQrCode: boolean;
  state: PictureState;
  assetId: string | null;
  /** Why it was refused. */
  reason: Message | null;
  /** UTF-16 units of the imported text before it. */
  place: number;
}

/** A document or text from elsewhere on its way to a draft. */
@Entity('imports')
export class ImportEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  createdBy: string;

  @Column('text')
  state: ImportState;

  @Column('text')
  kind: ImportKind;

  @Column('text', { nullable: true })
  fileName: string | null;

  @Column('text', { nullable: true })
  sourceUrl: string | null;

  /** SHA-256 of the bytes as they came, lower-case hex. */
  @Column('text')
  originalSha256: string;

  @Column('bigint', { transformer: { to: (value: number) => value, from: Number } })
  originalBytes: number;

  /** Name of the stored object, which is this import's alone; null once it is gone. */
  @Column('text', { nullable: true })
  originalObject: string | null;

  @Column('text', { nullable: true })
  trackedChangeChoice: TrackedChangeChoice | null;

  @Column('jsonb')
  trackedChanges: TrackedChange[];

  @Column('jsonb', { nullable: true })
  encoding: DetectedEncoding | null;

  @Column('text')
  title: string;

  /** As imported: cleaned, nothing repaired; pictures stand under their id in `pictures`. */
  @Column('text')
  html: string;

  @Column('jsonb')
  facts: ImportFacts;

  @Column('jsonb')
  pictures: ImportPicture[];

  /** Whether pictures wait to be fetched. */
  @Column('boolean')
  picturesDue: boolean;

  @Column('jsonb')
  damages: ImportDamage[];

  @Column('jsonb')
  warnings: ImportWarning[];

  /** Why it could not be read. */
  @Column('jsonb', { nullable: true })
  failure: { code: string; message: Message } | null;

  /** 0–100 */
  @Column('integer')
  progress: number;

  @Column('integer')
  attempts: number;

  /** A worker is at it until then. */
  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('uuid', { nullable: true })
  contentId: string | null;

  /** When it goes, unless it became a draft. */
  @Column('timestamptz')
  expiresAt: Date;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
