import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { Notices } from '@haojiao/features/notices';
import type { NoticeSeverity } from '@haojiao/features/notices';
import type { SubmissionEventKind } from '../persistence/submission-event.entity';
import type { SubmissionEntity } from '../persistence/submission.entity';

interface Step {
  severity: NoticeSeverity;
  title: Message;
  /** What the sender may do now. */
  next: Message;
}

/** The steps that those who wrote a report are told; the others they made themselves, or hear of elsewhere. */
const steps: Partial<Record<SubmissionEventKind, Step>> = {
  returned: {
    severity: 'warning',
    title: { zh: '退回补充', en: 'sent back for more' },
    next: {
      zh: '请补充后重新报送，编号和报送时间不变。',
      en: 'Complete it and send it again; number and day stay.',
    },
  },
  accepted: {
    severity: 'info',
    title: { zh: '已采纳，正在编发', en: 'accepted and being edited' },
    next: { zh: '发布后会再通知您。', en: 'You hear again when it is published.' },
  },
  declined: {
    severity: 'info',
    title: { zh: '未采用', en: 'not taken' },
    next: { zh: '来稿仍计入报送篇数。', en: 'It still counts as sent.' },
  },
  adopted: {
    severity: 'info',
    title: { zh: '已发布', en: 'published' },
    next: { zh: '可在来稿详情中查看采用情况。', en: 'Open the report to see where.' },
  },
  marked_duplicate: {
    severity: 'info',
    title: { zh: '与更早的来稿重复，不另计分', en: 'the same as an earlier one, and not counted twice' },
    next: { zh: '如有异议，请联系处理来稿的编辑。', en: 'If you disagree, ask the editor who decided.' },
  },
  joined: {
    severity: 'info',
    title: { zh: '列为联合报送，分值共享', en: 'joint with others; points are shared' },
    next: { zh: '来稿仍计入报送篇数。', en: 'It still counts as sent.' },
  },
  separated: {
    severity: 'info',
    title: { zh: '不再列为联合报送', en: 'no longer joint with others' },
    next: { zh: '分值不再共享。', en: 'Points are not shared any more.' },
  },
  reopened: {
    severity: 'info',
    title: { zh: '重新进入处理', en: 'on the desk again' },
    next: { zh: '先前的处理已撤销，结果会再通知您。', en: 'What was decided is undone; you hear again.' },
  },
};

/** After these nobody has to complete what was sent back. */
const answers = new Set<SubmissionEventKind>([
  'resent',
  'withdrawn',
  'accepted',
  'declined',
  'marked_duplicate',
]);

/**
 * Tells those who sent and wrote a report what became of it. The reason is for the sender, who must still be a
 * correspondent of that unit; other registered contributors are told the outcome in their own unit.
 */
@Injectable()
export class SubmissionNotices {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
  ) {}

  async tell(
    manager: EntityManager,
    submission: SubmissionEntity,
    kind: SubmissionEventKind,
    note: string | null,
  ): Promise<void> {
    if (answers.has(kind)) {
      const object = { type: 'submission', id: submission.id };
      await this.notices.resolve(manager, object, ['submission.returned']);
    }
    const step = steps[kind];
    if (!step) return;
    const { sentBy, organizationId } = submission;
    const reason = note !== null && kind !== 'adopted' ? note : '';
    await this.raise(manager, submission, kind, step, {
      userId: sentBy,
      organizationId,
      reason,
      isSender: true,
    });
    for (const { userId, unitId } of await this.contributors(manager, submission)) {
      await this.raise(manager, submission, kind, step, {
        userId,
        organizationId: unitId,
        reason: '',
        isSender: false,
      });
    }
  }

  private async raise(
    manager: EntityManager,
    { id, number, title }: SubmissionEntity,
    kind: SubmissionEventKind,
    { severity, title: outcome, next }: Step,
    to: { userId: string; organizationId: string; reason: string; isSender: boolean },
  ): Promise<void> {
    const told = (language: keyof Message) =>
      [to.reason && (language === 'zh' ? `说明：${to.reason}` : `Reason: ${to.reason}`), next[language]]
        .filter(Boolean)
        .join(language === 'zh' ? ' ' : '. ');
    await this.notices.raise(manager, {
      organizationId: to.organizationId,
      userId: to.userId,
      action: to.isSender ? 'submission.write' : 'organization.read',
      kind: `submission.${kind}`,
      severity,
      title: {
        zh: `《${title}》（${number ?? ''}）${outcome.zh}`,
        en: `"${title}" (${number ?? ''}): ${outcome.en}`,
      },
      body: { zh: told('zh'), en: told('en') },
      objectType: 'submission',
      objectId: id,
      dedupeKey: `submission.${kind}:${id}:${newId()}`,
    });
  }

  /** Registered people who are credited, beside the sender. Plan: the primary key of users. */
  private contributors(
    manager: EntityManager,
    { contributors, sentBy }: SubmissionEntity,
  ): Promise<{ userId: string; unitId: string }[]> {
    const people = contributors.flatMap(({ userId }) =>
      userId === null || userId === sentBy ? [] : [userId],
    );
    if (people.length === 0) return Promise.resolve([]);
    return this.database.query(
      `SELECT id AS "userId", organization_id AS "unitId" FROM users WHERE id = ANY($1::uuid[]) AND state = 'active'`,
      [people],
      manager,
    );
  }
}
