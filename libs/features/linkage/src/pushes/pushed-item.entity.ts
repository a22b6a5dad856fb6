import { Column, Entity, PrimaryColumn } from 'typeorm';

export const pushedItemStates = ['open', 'taken', 'declined'] as const;
export type PushedItemState = (typeof pushedItemStates)[number];

/** A pushed item as one unit below has it. */
@Entity('pushed_items')
export class PushedItemEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  pushId: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  state: PushedItemState;

  /** The unit's own item that was made of it. */
  @Column('uuid', { nullable: true })
  contentId: string | null;

  @Column('uuid', { nullable: true })
  takenBy: string | null;

  @Column('timestamptz', { nullable: true })
  takenAt: Date | null;

  @Column('uuid', { nullable: true })
  declinedBy: string | null;

  @Column('timestamptz', { nullable: true })
  declinedAt: Date | null;

  @Column('text', { nullable: true })
  declineReason: string | null;

  /** Nobody has to be told any more that the date is near. */
  @Column('boolean', { default: false })
  dueSoonSettled: boolean;

  @Column('boolean', { default: false })
  overdueSettled: boolean;
}
