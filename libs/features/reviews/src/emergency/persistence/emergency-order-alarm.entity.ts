import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That people were told of an overdue review: once, whatever becomes of the notices. Append-only. */
@Entity('emergency_order_alarms')
export class EmergencyOrderAlarmEntity {
  @PrimaryColumn('uuid')
  orderId: string;

  @Column('timestamptz')
  raisedAt: Date;
}
