import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SeparationMode } from '../domain/separation';

/** One decision of the unit above about the separation of duties in a unit. Append-only; the last one holds. */
@Entity('review_separation_changes')
export class ReviewSeparationChangeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  mode: SeparationMode;

  @Column('text')
  reason: string;

  @Column('uuid')
  decidedBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
