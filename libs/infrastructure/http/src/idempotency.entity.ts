import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One remembered `POST`: its answer is given again for 24 hours. */
@Entity('idempotency_keys')
export class IdempotencyKeyEntity {
  /** Who asked; keys of different people never meet. */
  @PrimaryColumn('text')
  owner: string;

  @PrimaryColumn('text')
  key: string;

  /** Method, path and SHA-256 of the body. */
  @Column('text')
  requestHash: string;

  /** Null while the first request is still running. */
  @Column('integer', { nullable: true })
  status: number | null;

  @Column('jsonb', { nullable: true })
  response: unknown;
  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
