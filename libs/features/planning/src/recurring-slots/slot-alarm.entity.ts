import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That an occurrence was found empty the evening before. */
@Entity('slot_alarms')
export class SlotAlarmEntity {
  @PrimaryColumn('uuid')
  slotId: string;

  @PrimaryColumn('date')
  date: string;

  /** One more each time that it was emptied again after it had been filled. */
  @Column('integer')
  round: number;

  @Column('timestamptz')
  raisedAt: Date;

  @Column('timestamptz', { nullable: true })
  resolvedAt: Date | null;
}
