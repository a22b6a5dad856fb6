import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 规定动作: a unit hands an approved item to units below. */
@Entity('content_pushes')
export class ContentPushEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  /** What was approved when it was pushed; that is what is taken. */
  @Column('uuid')
  revisionId: string;

  /** Who pushes: the item's unit. */
  @Column('uuid')
  organizationId: string;

  /** Of that revision. */
  @Column('text')
  title: string;

  @Column('text')
  note: string;

  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  /** The day of `dueAt` in the pushing unit's time zone, `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  dueOn: string | null;

  /** The words have to go out as they are. */
  @Column('boolean')
  mustKeepText: boolean;

  /** Whether a unit may say no, with a reason. */
  @Column('boolean')
  mayDecline: boolean;

  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;

  @Column('text', { nullable: true })
  cancelReason: string | null;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
