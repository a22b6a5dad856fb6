import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person has read one notice. */
@Entity('notice_reads')
export class NoticeReadEntity {
  @PrimaryColumn('uuid')
  userId: string;

  @PrimaryColumn('uuid')
  noticeId: string;

  @Column('timestamptz')
  readAt: Date;
}
