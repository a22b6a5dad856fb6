import { Injectable } from '@nestjs/common';
import { fault, notAllowed } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import type { IndexFormula } from '../domain/formula';

/** Whose index: one of both. */
export interface SubjectWish {
  channelAccountId?: string;
  organizationId?: string;
}

export interface IndexSubject {
  organizationId: string;
  /** From the root to the unit. */
  path: string[];
  channelAccountId: string | null;
  platform: string | null;
}

interface SubjectRow {
  id: string;
  organizationId: string;
  path: string[];
  platform: string;
}

/** The accounts and units that indices are of. */
@Injectable()
export class IndexSubjects {
  constructor(private readonly database: Database) {}

  /**
   * In the order of the wishes; null where there is no such account or unit, or the caller may not see it. Two
   * statements by primary keys, however many there are.
   */
  async find(actor: Actor, wishes: readonly SubjectWish[]): Promise<(IndexSubject | null)[]> {
    const accounts = await this.database.query<SubjectRow>(
      `SELECT a.id, a.platform, o.id AS "organizationId", o.path
       FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id WHERE a.id = ANY($1::uuid[])`,
      [wishes.flatMap(({ channelAccountId }) => channelAccountId ?? [])],
    );
    const units = await this.database.query<{ id: string; path: string[] }>(
      'SELECT id, path FROM organizations WHERE id = ANY($1::uuid[])',
      [wishes.flatMap(({ organizationId }) => organizationId ?? [])],
    );
    return wishes.map((wish) => {
      const account = accounts.find(({ id }) => id === wish.channelAccountId?.toLowerCase());
      if (account) {
        const { id, platform, organizationId, path } = account;
        const isSeen = actor.can('channel_account.read', { id: organizationId, path });
        return isSeen ? { organizationId, path, channelAccountId: id, platform } : null;
      }
      const unit = units.find(({ id }) => id === wish.organizationId?.toLowerCase());
      if (!unit || !actor.can('analytics.read', unit)) return null;
      return { organizationId: unit.id, path: unit.path, channelAccountId: null, platform: null };
    });
  }

  /** @throws AppError `not_allowed` */
  requireRecorder(actor: Actor, { organizationId, path }: IndexSubject): void {
    if (actor.can('index_value.record', { id: organizationId, path })) return;
    throw notAllowed(
      'not_allowed',
      '您在这个单位没有“index_value.record”权限，请联系管理员分配相应角色。',
      'You lack the right "index_value.record" in this unit; ask an administrator for a role that has it.',
    );
  }
}

/** Exactly one of both is named. */
export function wishFaults({ channelAccountId, organizationId }: SubjectWish, path: string): Fault[] {
  if ((channelAccountId === undefined) !== (organizationId === undefined)) return [];
  return [
    fault(
      `${path}channelAccountId`,
      'one_subject',
      '请写明账号（channelAccountId）或单位（organizationId），二者选一。',
      'Name an account (channelAccountId) or a unit (organizationId), one of both.',
    ),
  ];
}

/** Whether the formula is for this account or unit. */
export function fitFaults(formula: IndexFormula, subject: IndexSubject, path: string): Fault[] {
  const { organizationId: issuer, platform } = formula;
  if (issuer !== null && !subject.path.includes(issuer)) {
    return [
      fault(
        `${path}formulaId`,
        'formula_of_another_branch',
        '这个公式由其他单位制定，不适用于这个单位。',
        'This formula is of another unit and does not hold for this one.',
      ),
    ];
  }
  if ((formula.subject === 'account') !== (subject.channelAccountId !== null)) {
    return [
      formula.subject === 'account'
        ? fault(
            `${path}channelAccountId`,
            'account_needed',
            '这个公式用于账号，请写明 channelAccountId。',
            'This formula is for accounts; name one by channelAccountId.',
          )
        : fault(
            `${path}organizationId`,
            'unit_needed',
            '这个公式用于单位，请写明 organizationId。',
            'This formula is for units; name one by organizationId.',
          ),
    ];
  }
  if (platform === null || subject.platform === null || platform === subject.platform) return [];
  return [
    fault(
      `${path}channelAccountId`,
      'platform_wrong',
      `这个公式用于“${platform}”的账号，而这个账号属于“${subject.platform}”。`,
      `This formula is for accounts of "${platform}"; this one is of "${subject.platform}".`,
    ),
  ];
}
