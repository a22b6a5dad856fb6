import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How long a publication has been waiting for a person, and when they are reminded next. */
@Entity('hand_off_waits')
export class HandOffWaitEntity {
  @PrimaryColumn('uuid')
  publicationId: string;

  @Column('timestamptz')
  since: Date;

  @Column('integer', { default: 0 })
  reminders: number;

  @Column('timestamptz')
  remindAt: Date;
}
