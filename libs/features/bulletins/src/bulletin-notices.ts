import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { Notices } from '@haojiao/features/notices';
import { dayWords, periodWords } from './domain/bulletin-period';
import type { BulletinAppealEntity } from './persistence/bulletin-appeal.entity';
import type { BulletinEntity } from './persistence/bulletin.entity';

const OPENED = 'bulletin.appeals_opened';
const ENDING = 'bulletin.appeals_ending';
const FILED = 'bulletin.appeal_filed';

/** What units and the issuer are told of a bulletin. */
@Injectable()
export class BulletinNotices {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
  ) {}

  async appealsOpened(manager: EntityManager, bulletin: BulletinEntity): Promise<void> {
    const until = dayWords(bulletin.appealsUntil!);
    await this.tellUnits(manager, bulletin, OPENED, {
      title: {
        zh: `${wordsOf(bulletin)}用稿通报公示`,
        en: `The usage bulletin of ${bulletin.period} is open for appeals`,
      },
      body: {
        zh: `请核对本单位的报送、采用和得分，如有异议请于${until}前提出。`,
        en: `Check what your unit sent, what was adopted and its points; appeal until ${bulletin.appealsUntil}.`,
      },
    });
  }

  async appealsEnding(manager: EntityManager, bulletin: BulletinEntity): Promise<void> {
    const until = dayWords(bulletin.appealsUntil!);
    await this.tellUnits(manager, bulletin, ENDING, {
      title: {
        zh: `${wordsOf(bulletin)}用稿通报公示即将结束`,
        en: `Appeals against the usage bulletin of ${bulletin.period} end soon`,
      },
      body: {
        zh: `公示至${until}止，尚未核对的请尽快核对。`,
        en: `They end on ${bulletin.appealsUntil}; check it now if you have not yet.`,
      },
    });
  }

  async closed(manager: EntityManager, bulletin: BulletinEntity, number: string): Promise<void> {
    for (const kind of [OPENED, ENDING, FILED]) {
      await this.notices.resolve(manager, { type: 'bulletin', id: bulletin.id }, [kind]);
    }
    await this.tellUnits(manager, bulletin, 'bulletin.closed', {
      title: {
        zh: `${wordsOf(bulletin)}用稿通报已印发（${number}）`,
        en: `The usage bulletin of ${bulletin.period} was issued (${number})`,
      },
      body: { zh: '可查看和下载。', en: 'It can be read and downloaded.' },
    });
  }

  /** To whoever prepares bulletins of the issuer. */
  async appealFiled(
    manager: EntityManager,
    bulletin: BulletinEntity,
    appeal: BulletinAppealEntity,
  ): Promise<void> {
    await this.notices.raise(manager, {
      organizationId: bulletin.organizationId,
      action: 'bulletin.manage',
      kind: FILED,
      severity: 'warning',
      title: {
        zh: `${wordsOf(bulletin)}用稿通报收到异议`,
        en: `An appeal against the usage bulletin of ${bulletin.period}`,
      },
      body: { zh: appeal.text.slice(0, 200), en: appeal.text.slice(0, 200) },
      objectType: 'bulletin',
      objectId: bulletin.id,
      dedupeKey: `${FILED}:${appeal.id}`,
    });
  }

  /** To who made it. */
  async appealAnswered(
    manager: EntityManager,
    bulletin: BulletinEntity,
    appeal: BulletinAppealEntity,
  ): Promise<void> {
    const isUpheld = appeal.state === 'upheld';
    await this.notices.raise(manager, {
      organizationId: appeal.organizationId,
      userId: appeal.filedBy,
      action: 'organization.read',
      kind: 'bulletin.appeal_answered',
      severity: 'info',
      title: {
        zh: `对${wordsOf(bulletin)}用稿通报的异议${isUpheld ? '成立' : '不成立'}`,
        en: `Your appeal against the usage bulletin of ${bulletin.period} was ${appeal.state}`,
      },
      body: { zh: appeal.reason ?? '', en: appeal.reason ?? '' },
      objectType: 'bulletin',
      objectId: bulletin.id,
      dedupeKey: `bulletin.appeal_answered:${appeal.id}`,
    });
  }

  /** To the people who hold a role in the units themselves; not to those above, who would be told once for each. */
  private async tellUnits(
    manager: EntityManager,
    bulletin: BulletinEntity,
    kind: string,
    { title, body }: { title: Message; body: Message },
  ): Promise<void> {
    const people = await this.database.query<{ organizationId: string; userId: string }>(
      `SELECT DISTINCT ON (m.user_id) m.organization_id AS "organizationId", m.user_id AS "userId"
       FROM memberships m JOIN users u ON u.id = m.user_id AND u.state = 'active'
       WHERE m.organization_id = ANY($1::uuid[]) AND m.roles && $2::text[] ORDER BY m.user_id, m.organization_id`,
      [bulletin.shownTo, ['correspondent', 'author', 'editor', 'chief_editor']],
      manager,
    );
    for (const { organizationId, userId } of people) {
      await this.notices.raise(manager, {
        organizationId,
        userId,
        action: 'organization.read',
        kind,
        severity: 'info',
        title,
        body,
        objectType: 'bulletin',
        objectId: bulletin.id,
        dedupeKey: `${kind}:${bulletin.id}:${userId}`,
      });
    }
  }
}

function wordsOf({ period }: BulletinEntity): string {
  return periodWords(period);
}
