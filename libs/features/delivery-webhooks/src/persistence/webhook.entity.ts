import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { WebhookEvent } from '../domain/event-types';
import type { PurgeShapeName } from '../domain/purge-shapes';

export const webhookKinds = ['events', 'purge'] as const;
/** `events`: signed messages for a program. `purge`: tells a cache what is stale. */
export type WebhookKind = (typeof webhookKinds)[number];

/** `off`: the receiver said that it wants no more (410). */
export type WebhookState = 'active' | 'paused' | 'off';

/** An address that is told what readers of a unit's site see anew. It belongs to the unit, not to who set it up. */
@Entity('webhooks')
export class WebhookEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Also what happens in the units below. */
  @Column('boolean')
  includeDescendants: boolean;

  @Column('text')
  kind: WebhookKind;

  @Column('text')
  name: string;

  @Column('text')
  url: string;

  @Column('text', { array: true })
  events: WebhookEvent[];

  /** Of a `purge`. */
  @Column('text', { nullable: true })
  purgeShape: PurgeShapeName | null;

  /** Of a `purge`: the header that carries the token. */
  @Column('text', { nullable: true })
  headerName: string | null;

  @Column('text', { nullable: true })
  sealedHeaderValue: string | null;

  /** Of `events`: the key of the signature, encrypted. */
  @Column('text', { nullable: true })
  sealedSecret: string | null;

  /** The key before: messages are signed with both until `formerSecretUntil`. */
  @Column('text', { nullable: true })
  sealedFormerSecret: string | null;

  @Column('timestamptz', { nullable: true })
  formerSecretUntil: Date | null;

  @Column('text')
  state: WebhookState;

  @Column('text', { nullable: true })
  pausedBecause: string | null;

  /** In a row, since something was taken last. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('timestamptz', { nullable: true })
  failingSince: Date | null;

  /** It is left alone until then. */
  @Column('timestamptz', { nullable: true })
  restingUntil: Date | null;

  /** A worker has it until then: one at a time. */
  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  /** When its turn was last: the one that waited longest comes next. */
  @Column('timestamptz', { nullable: true })
  servedAt: Date | null;

  /** Number of the newest message. */
  @Column('integer', { default: 0 })
  lastSequence: number;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
