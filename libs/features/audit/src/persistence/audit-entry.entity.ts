import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json } from '@haojiao/kernel';
import { bigintAsNumber } from './bigint-as-number';

/** Append-only: a trigger of the database refuses every change and removal. */
@Entity('audit_entries')
export class AuditEntryEntity {
  @PrimaryColumn('bigint', { transformer: bigintAsNumber })
  sequence: number;

  @Column('uuid')
  id: string;

  @Column('timestamptz')
  occurredAt: Date;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('text')
  actorName: string;

  @Column('uuid', { nullable: true })
  organizationId: string | null;

  @Column('text')
  action: string;

  @Column('text')
  objectType: string;

  @Column('text')
  objectId: string;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  requestId: string | null;

  @Column('jsonb')
  details: Json;

  @Column('character', { length: 64 })
  previousHash: string;

  @Column('character', { length: 64 })
  hash: string;
}
