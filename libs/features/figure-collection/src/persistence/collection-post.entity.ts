import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';

/**
 * `taken_down`: by ourselves. `refused`: a question that names it is not answered. The others are the platform's last word about the post.
 */
export const postOutcomes = [
  'waiting',
  'told',
  'not_yet',
  'missing',
  'gone',
  'not_askable',
  'refused',
  'taken_down',
] as const;

export type PostOutcome = (typeof postOutcomes)[number];

/** When a post is asked about next. Made by the database as soon as a publication is out. */
@Entity('figure_collection_posts')
export class CollectionPostEntity {
  @PrimaryColumn('uuid')
  publicationId: string;

  @Column('uuid')
  channelAccountId: string;

  /** Null: never again. */
  @Column('timestamptz', { nullable: true })
  nextDueAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastAskedAt: Date | null;

  /** The newest moment of which a figure is known. */
  @Column('timestamptz', { nullable: true })
  lastTakenAt: Date | null;

  /** How many times running the platform left it out. */
  @Column('integer', { default: 0 })
  timesMissing: number;

  /** Since when; null: it was told of last. */
  @Column('timestamptz', { nullable: true })
  missingSince: Date | null;

  @Column('text', { default: 'waiting' })
  lastOutcome: PostOutcome;

  /** Why nobody asks any more, or why nothing was told. */
  @Column('jsonb', { nullable: true })
  reason: Message | null;
}
