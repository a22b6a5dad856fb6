import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from './bigint-as-number';

/** The end of the trail, one row: moved on with every entry, never back (a trigger refuses that). */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn('smallint', { default: 1 })
  id: number;

  @Column('bigint', { transformer: bigintAsNumber })
  sequence: number;

  @Column('character', { length: 64 })
  hash: string;

  /** Name of the key in the ring; null before the first seal. */
  @Column('text', { nullable: true })
  sealKey: string | null;

  /** HMAC-SHA-256, hex. */
  @Column('character', { length: 64, nullable: true })
  seal: string | null;
}
