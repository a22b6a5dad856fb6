import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import type { AppError, Fault, Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import { ReviewsService } from '@haojiao/features/reviews';
import type { PendingSignOff } from '@haojiao/features/reviews';
import { ExamineContents, findingsOf, joinAlike } from './examine-contents';
import type { Examination, PlatformFinding } from './examine-contents';

/** Where an item is already planned: ended ones and those on their way are past this question. */
const PLANNED = ['scheduled', 'queued', 'needs_attention', 'awaiting_hand_off'];

/**
 * What a chosen platform would refuse is not signed off. Chosen are the accounts on which the item is planned, and the
 * connected platforms for which somebody wrote a variant, or which an emergency order names; what others would refuse is
 * shown, and keeps nobody.
 */
@Injectable()
export class CheckAtSignOff implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly examine: ExamineContents,
  ) {}

  onModuleInit(): void {
    this.reviews.onApproving((pending, manager) => this.require(pending, manager));
  }

  private async require(
    { content, revisionId, approverAddress, limitedTo }: PendingSignOff,
    manager: EntityManager,
  ): Promise<void> {
    const revision = await this.contents.revision(revisionId, manager);
    const planned = await this.plannedOn(content.id, manager);
    // An emergency order names where it goes out, and nowhere else.
    const written = limitedTo ?? Object.keys(revision.document.variants);
    const platforms = [...new Set([...written, ...planned.map(({ platform }) => platform)])];
    if (platforms.length === 0) return;
    const examinations = await this.examine.of(content, revision, platforms, approverAddress, manager);
    const accountIds = new Set(planned.map(({ channelAccountId }) => channelAccountId));
    const isChosen = ({ adapter, connected }: Examination) =>
      connected !== null && (written.includes(adapter.platform) || accountIds.has(connected.id));
    const errors = joinAlike(examinations.filter(isChosen).flatMap(findingsOf)).filter(
      ({ severity }) => severity === 'error',
    );
    if (errors.length > 0) throw failsChecks(errors, examinations);
  }

  private plannedOn(
    contentId: string,
    manager: EntityManager,
  ): Promise<{ platform: string; channelAccountId: string }[]> {
    return this.database.query(
      `SELECT platform, channel_account_id AS "channelAccountId" FROM publications
       WHERE content_id = $1 AND state = ANY($2)`,
      [contentId, PLANNED],
      manager,
    );
  }
}

/** Every reason at once, each with its platform and its way out. */
function failsChecks(errors: PlatformFinding[], examinations: Examination[]): AppError {
  const nameOf = (platform: string, language: keyof Message) =>
    examinations.find(({ adapter }) => adapter.platform === platform)?.adapter.name[language] ?? platform;
  const textOf = ({ platform, message, suggestion }: PlatformFinding, language: keyof Message) =>
    [`[${nameOf(platform, language)}]`, message[language], suggestion?.[language]].filter(Boolean).join(' ');
  const faults: Fault[] = errors.map((finding) => ({
    path: `${finding.platform}.${finding.path}`,
    code: finding.code,
    message: { zh: textOf(finding, 'zh'), en: textOf(finding, 'en') },
  }));
  return ruleBroken(
    'channel_checks_failed',
    `稿件在已选定的平台上有 ${errors.length} 处不合要求，不能签发；请退回修改，或去掉该平台的版本和发布计划。`,
    `${errors.length} faults on the chosen platforms stand against the sign-off; return the item, or take the platform’s variant and plans away.`,
    { faults },
  );
}
