import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { MailMode } from '../domain/when-to-send';

/** How one person wants to be told. */
@Entity('notice_preferences')
export class NoticePreferenceEntity {
  @PrimaryColumn('uuid')
  userId: string;

  @Column('text')
  mail: MailMode;

  /** `HH:MM`, by the clocks of the person's unit. */
  @Column('text')
  digestAt: string;

  @Column('text', { nullable: true })
  quietFrom: string | null;

  @Column('text', { nullable: true })
  quietTo: string | null;

  /** Kinds that are not told by mail: `review.due_soon`, or a noun for all of its kinds: `review`. */
  @Column('text', { array: true })
  mutedKinds: string[];

  @Column('text')
  language: 'zh' | 'en';

  @VersionColumn()
  version: number;
}
