import { Injectable } from '@nestjs/common';
import { fault, invalidInput, notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';

/** One of them: an account, a column, or a unit whose home page is meant. */
export interface SubjectWish {
  channelAccountId?: string;
  columnId?: string;
  organizationId?: string;
}

/** What rows of exemptions and updates say of their subject. */
export interface SubjectRow {
  organizationId: string;
  channelAccountId: string | null;
  columnId: string | null;
}

const nouns = {
  channelAccountId: {
    see: 'channel_account.read',
    noun: 'channel_account',
    zh: '没有这个渠道账号。',
    en: 'There is no such channel account.',
    sql: 'SELECT o.id, o.path FROM channel_accounts s JOIN organizations o ON o.id = s.organization_id WHERE s.id = $1',
  },
  columnId: {
    see: 'column.read',
    noun: 'column',
    zh: '没有这个栏目。',
    en: 'There is no such column.',
    sql: 'SELECT o.id, o.path FROM columns s JOIN organizations o ON o.id = s.organization_id WHERE s.id = $1',
  },
  organizationId: {
    see: 'organization.read',
    noun: 'organization',
    zh: '没有这个单位。',
    en: 'There is no such unit.',
    sql: 'SELECT id, path FROM organizations WHERE id = $1',
  },
} as const;

/** Finds what an exemption or an update is about. Plan: primary keys. */
@Injectable()
export class InspectedSubjects {
  constructor(private readonly database: Database) {}

  /**
   * @throws AppError `invalid_input` where not just one is named, `channel_account_not_found`, `column_not_found`,
   * `organization_not_found`, `not_allowed`
   */
  async require(actor: Actor, action: Action, wish: SubjectWish): Promise<SubjectRow> {
    const named = (['channelAccountId', 'columnId', 'organizationId'] as const).filter((name) => wish[name]);
    if (named.length !== 1) throw oneSubject();
    const [name] = named;
    const { sql, noun, zh, en, see } = nouns[name!];
    const [place] = await this.database.query<PlaceInTree>(sql, [wish[name!]]);
    if (!place) throw notFound(noun, zh, en);
    actor.require(action, place, { read: see, noun, zh, en });
    const { channelAccountId = null, columnId = null } = wish;
    return { organizationId: place.id, channelAccountId, columnId };
  }
}

function oneSubject() {
  return invalidInput([
    fault(
      'channelAccountId',
      'one_subject',
      '请写明账号（channelAccountId）、栏目（columnId）或网站首页所属单位（organizationId）之一。',
      'Name an account (channelAccountId), a column (columnId), or the unit of a home page (organizationId), one of them.',
    ),
  ]);
}
