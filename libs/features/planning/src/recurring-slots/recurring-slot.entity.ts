import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { SlotDay } from '../domain/slot-occurrences';

/** A place in a column or on an account that is filled again and again; its occurrences are computed, never stored. */
@Entity('recurring_slots')
export class RecurringSlotEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Filled by items of this column. */
  @Column('uuid', { nullable: true })
  columnId: string | null;

  /** Filled by posts on this account. */
  @Column('uuid', { nullable: true })
  channelAccountId: string | null;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  days: SlotDay[];

  /** `HH:mm` in the unit's time zone. */
  @Column('text')
  time: string;

  /** First day, `YYYY-MM-DD`. */
  @Column('date')
  startsOn: string;

  /** Last day; null: without end. */
  @Column('date', { nullable: true })
  endsOn: string | null;

  @Column('boolean')
  skipHolidays: boolean;

  /** `HH:mm` of the day before, at which an empty occurrence is told of. */
  @Column('text')
  alarmAt: string;

  /** Filled by this type of content only. */
  @Column('text', { nullable: true })
  contentType: string | null;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
