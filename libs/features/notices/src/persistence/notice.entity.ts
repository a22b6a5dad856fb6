import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import type { Action } from '@haojiao/features/organizations';
import type { NoticeSeverity } from '../domain/notice-severity';

/** Something that people of a unit should know, told once. */
@Entity('notices')
export class NoticeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** For this person alone; null: for everybody who may do `action` in the unit. */
  @Column('uuid', { nullable: true })
  userId: string | null;

  /** Only people who may do this in the unit are told. */
  @Column('text')
  action: Action;

  /** `channel_account.grant_ending` … */
  @Column('text')
  kind: string;

  @Column('text')
  severity: NoticeSeverity;

  @Column('jsonb')
  title: Message;

  @Column('jsonb')
  body: Message;

  @Column('text')
  objectType: string;

  @Column('text')
  objectId: string;

  /** The same fact has the same key, and is told once. */
  @Column('text')
  dedupeKey: string;

  @Column('timestamptz')
  createdAt: Date;

  /** Since then nobody has to act on it any more. */
  @Column('timestamptz', { nullable: true })
  resolvedAt: Date | null;

  /** Since then everybody who wants it by mail or hook has a delivery of it. */
  @Column('timestamptz', { nullable: true, select: false })
  fannedOutAt: Date | null;
}
