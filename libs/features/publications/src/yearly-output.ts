import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';

/** How much one account put out in a year. */
export interface AccountOutput {
  channelAccountId: string;
  name: string;
  platform: string;
  organizationId: string;
  organizationName: string;
  posts: number;
}

export interface YearlyOutput {
  year: number;
  total: number;
  accounts: AccountOutput[];
}

/** What the accounts of a branch put out in a year, whoever put it there; each post once. */
@Injectable()
export class ReadYearlyOutput {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /**
   * By the calendar of Asia/Shanghai; what was withdrawn since counts, for it was out. Accounts that put out nothing
   * stand with zero. Plan: accounts of the branch, then `publications_account_published_at`.
   * @throws AppError `organization_not_found`, `not_allowed`
   */
  async of(actor: Actor, organizationId: string, year: number): Promise<YearlyOutput> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('publication.read', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const accounts = await this.database.query<AccountOutput>(
      `SELECT a.id AS "channelAccountId", a.name, a.platform, o.id AS "organizationId", o.name AS "organizationName",
              (SELECT count(*)::int FROM publications p
               WHERE p.channel_account_id = a.id AND p.published_at >= $2 AND p.published_at < $3) AS posts
       FROM organizations o JOIN channel_accounts a ON a.organization_id = o.id
       WHERE o.path @> ARRAY[$1::uuid] ORDER BY posts DESC, a.id`,
      [place.id, `${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`],
    );
    return { year, total: accounts.reduce((sum, { posts }) => sum + posts, 0), accounts };
  }
}
