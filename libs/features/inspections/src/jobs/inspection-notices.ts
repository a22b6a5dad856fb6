import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { Notices } from '@haojiao/features/notices';
import type { NewNotice } from '@haojiao/features/notices';
import type { Finding } from '../board/findings';
import { ruleWords, subjectOfRule } from '../domain/inspection-rules';
import type { InspectionRule, SubjectKind } from '../domain/inspection-rules';

const objectTypes: Record<SubjectKind, string> = {
  account: 'channel_account',
  column: 'column',
  site: 'organization',
};

/** What is told of findings: to those who publish in the unit, and of its site's numbers to those who look after it. */
@Injectable()
export class InspectionNotices {
  constructor(private readonly notices: Notices) {}

  async tell(manager: EntityManager, finding: Finding, now: Date): Promise<void> {
    await this.notices.raise(manager, noticeOf(finding, now));
  }

  /** It is well again, exempt or gone: nobody has to be told any more. */
  async over(manager: EntityManager, subjectId: string, rule: InspectionRule): Promise<void> {
    const object = { type: objectTypes[subjectOfRule[rule]], id: subjectId };
    await this.notices.resolve(manager, object, [`inspection.${rule}`, `inspection.${rule}_soon`]);
  }

  /** Accounts are announced by themselves; not, where somebody is exempt or posted by hand. */
  async accountIsWell(manager: EntityManager, channelAccountId: string): Promise<void> {
    await this.notices.resolve(manager, { type: 'channel_account', id: channelAccountId }, [
      'channel_account.nearly_stale',
      'channel_account.stale',
    ]);
  }
}

function noticeOf(finding: Finding, now: Date): NewNotice {
  const { subject, rule, judged, since } = finding;
  const isBroken = judged === 'stale';
  return {
    organizationId: subject.organizationId,
    action: rule === 'footer_numbers' ? 'site.manage' : 'publication.manage',
    kind: isBroken ? `inspection.${rule}` : `inspection.${rule}_soon`,
    severity: isBroken ? 'urgent' : 'warning',
    title: titleOf(finding),
    body: bodyOf(finding),
    ...{ objectType: objectTypes[subject.kind], objectId: subject.id },
    dedupeKey: `inspection.${rule}:${judged}:${subject.id}:${(since ?? now).toISOString()}`,
  };
}

function titleOf({ subject, rule, days, count }: Finding): Message {
  const { name } = subject;
  if (rule === 'column_empty') return { zh: `栏目“${name}”是空的`, en: `The column “${name}” is empty` };
  if (days !== null)
    return { zh: `“${name}”已 ${days} 天没有更新`, en: `“${name}” was not updated for ${days} days` };
  const what: Partial<Record<Finding['rule'], Message>> = {
    stale_columns: { zh: `${count} 个栏目未按期更新`, en: `${count} columns are stale` },
    empty_columns: { zh: `${count} 个栏目是空的`, en: `${count} columns are empty` },
    missing_times: { zh: `${count} 个页面没有发布时间`, en: `${count} pages have no published time` },
    footer_numbers: {
      zh: `页脚缺少 ${count} 个备案号`,
      en: `${count} filing numbers are missing in the footer`,
    },
    broken_links: { zh: `有 ${count} 个失效链接`, en: `${count} links are broken` },
  };
  const words = what[rule]!;
  return { zh: `“${name}”网站${words.zh}`, en: `Site of “${name}”: ${words.en}` };
}

function bodyOf({ rule, limits, judged }: Finding): Message {
  const { words, source } = ruleWords[rule];
  const limit = limits && {
    zh:
      judged === 'stale'
        ? `已达到 ${limits.staleAfterDays} 天的期限。`
        : `期限为 ${limits.staleAfterDays} 天。`,
    en: `The limit is ${limits.staleAfterDays} days${judged === 'stale' ? ', and it is reached' : ''}.`,
  };
  return {
    zh: `${words.zh}。${limit?.zh ?? ''}依据：${source.zh}。`,
    en: `${words.en}. ${limit?.en ?? ''} By: ${source.en}.`,
  };
}
