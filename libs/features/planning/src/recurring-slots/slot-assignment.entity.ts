import { Column, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** What somebody decided about one occurrence: which item fills it, or why it stays empty. */
@Entity('slot_assignments')
export class SlotAssignmentEntity {
  @PrimaryColumn('uuid')
  slotId: string;

  /** `YYYY-MM-DD` */
  @PrimaryColumn('date')
  date: string;

  @Column('uuid', { nullable: true })
  contentId: string | null;

  @Column('text', { nullable: true })
  skipReason: string | null;

  @Column('uuid')
  assignedBy: string;

  @VersionColumn()
  version: number;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
