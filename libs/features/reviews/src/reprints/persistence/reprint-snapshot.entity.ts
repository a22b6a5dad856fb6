import { Column, Entity, PrimaryColumn } from 'typeorm';

export const snapshotMeans = ['fetched', 'pasted'] as const;
export type SnapshotMeans = (typeof snapshotMeans)[number];

/** The original of a reprint as it was on a day. Append-only: a trigger of the database refuses every change. */
@Entity('reprint_snapshots')
export class ReprintSnapshotEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  /** Read by us, or put in by a person. */
  @Column('text')
  means: SnapshotMeans;

  /** In one spelling, without its fragment: what the item's source is compared with. */
  @Column('text')
  url: string;

  /** Where it was found in the end. */
  @Column('text')
  finalUrl: string;

  /** As the page calls itself. */
  @Column('text')
  title: string;

  /** Cleaned like every body. */
  @Column('text')
  html: string;

  @Column('text')
  text: string;

  /** Of the bytes as they came, before cleaning; lower-case hex. */
  @Column('character', { length: 64 })
  sha256: string;

  @Column('integer')
  bytes: number;

  @Column('uuid')
  capturedBy: string;

  @Column('timestamptz')
  capturedAt: Date;
}
