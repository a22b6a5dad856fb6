import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { usualWish } from '../domain/when-to-send';
import { NoticePreferenceEntity } from './notice-preference.entity';

export type Preferences = Omit<NoticePreferenceEntity, 'userId' | 'version'>;

const usual: Preferences = { ...usualWish, mutedKinds: [], language: 'zh' };

/** How each person wants to be told: their own affair, nobody else reads or sets it. */
@Injectable()
export class NoticePreferencesService {
  constructor(private readonly database: Database) {}

  async of(userId: string): Promise<Preferences & { version: number }> {
    const kept = await this.database.manager.findOneBy(NoticePreferenceEntity, { userId });
    return kept ?? { ...usual, version: 0 };
  }

  /** @throws AppError `invalid_input` where only one end of the quiet hours is named */
  async set(userId: string, wish: Preferences): Promise<Preferences & { version: number }> {
    if ((wish.quietFrom === null) !== (wish.quietTo === null)) {
      throw invalidInput([
        fault(
          wish.quietFrom === null ? 'quietFrom' : 'quietTo',
          'required',
          '免打扰时段要同时写明开始和结束，或都不填。',
          'Quiet hours need both their beginning and their end, or neither.',
        ),
      ]);
    }
    const { mail, digestAt, quietFrom, quietTo, mutedKinds, language } = wish;
    await this.database.query(
      `INSERT INTO notice_preferences
         (user_id, mail, digest_at, quiet_from, quiet_to, muted_kinds, language, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
       ON CONFLICT (user_id) DO UPDATE SET mail = $2, digest_at = $3, quiet_from = $4, quiet_to = $5,
         muted_kinds = $6, language = $7, version = notice_preferences.version + 1`,
      [userId, mail, digestAt, quietFrom, quietTo, mutedKinds, language],
    );
    return this.of(userId);
  }
}
