import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { ErrorKind, Message } from '@haojiao/kernel';
import type { ReceivedFile } from '@haojiao/features/assets';

/** `receiving` bytes; `judging` the whole file; the others are final. */
export const uploadStates = ['receiving', 'judging', 'done', 'refused', 'cancelled', 'expired'] as const;
export type UploadState = (typeof uploadStates)[number];

/** Enough to say the same words again at every further request. */
export interface UploadRefusal {
  kind: ErrorKind;
  code: string;
  message: Message;
  extra: Record<string, string | number>;
}

const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** A file that arrives in parts, on its way to be an asset. */
@Entity('uploads')
export class UploadEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Whose it is: nobody else ever sees it. */
  @Column('uuid')
  userId: string;

  /** Announced bytes of the whole file. */
  @Column('bigint', { transformer: bigintAsNumber })
  length: number;

  /** Flushed to the disk; what lies behind is not counted as received. */
  @Column('bigint', { transformer: bigintAsNumber })
  receivedBytes: number;

  @Column('bigint', { transformer: bigintAsNumber })
  judgedBytes: number;

  /** `Upload-Metadata` as it came. */
  @Column('text')
  metadata: string;

  /** As the sender calls it; never part of a path. */
  @Column('text')
  fileName: string;

  @Column('text')
  altText: string;

  @Column('text')
  credit: string;

  @Column('text')
  state: UploadState;

  /** What the file was found to be; written before its bytes move to the storage. */
  @Column('jsonb', { nullable: true })
  verdict: Omit<ReceivedFile, 'path'> | null;

  @Column('uuid', { nullable: true })
  assetId: string | null;

  @Column('jsonb', { nullable: true })
  refusal: UploadRefusal | null;

  /** Who works on it now, and until when nobody else may. By the clock of the database. */
  @Column('uuid', { nullable: true })
  leaseId: string | null;

  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  /** When somebody last waited for the lease. */
  @Column('timestamptz', { nullable: true })
  leaseWantedAt: Date | null;

  /** Tries to judge it that failed for reasons of ours. */
  @Column('integer')
  attempts: number;

  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;

  @Column('timestamptz')
  expiresAt: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
