import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { FiguresOf } from './persistence/figure-snapshots.repository';

export type SubjectKind = 'publication' | 'channel_account';

/** What has figures: a post of ours, or the account itself. */
export interface FigureSubject {
  kind: SubjectKind;
  channelAccountId: string;
  publicationId: string | null;
  platform: string;
  place: PlaceInTree;
  /** Of its unit: in which days are meant. */
  timeZone: string;
  /** When the post went out; null: it did not, or the subject is an account. */
  publishedAt: Date | null;
}

const sees = {
  publication: {
    read: 'publication.read',
    noun: 'publication',
    zh: '没有这个发布任务。',
    en: 'There is no such publication.',
  },
  channel_account: {
    read: 'channel_account.read',
    noun: 'channel_account',
    zh: '没有这个渠道账号。',
    en: 'There is no such channel account.',
  },
} as const;

type SubjectRow = Omit<FigureSubject, 'kind' | 'place'> & { unitId: string; path: string[] };

/** Finds posts and accounts, retired ones too: their history stays. */
@Injectable()
export class FigureSubjects {
  constructor(private readonly database: Database) {}

  /** @throws AppError `publication_not_found`, `channel_account_not_found`, `not_allowed` */
  async require(actor: Actor, action: Action, kind: SubjectKind, id: string): Promise<FigureSubject> {
    const see = sees[kind];
    const subject = await this.find(kind, id);
    if (!subject) throw notFound(see.noun, see.zh, see.en);
    actor.require(action, subject.place, see);
    return subject;
  }

  /** Whose figure it is; without a permission question. */
  async of({ publicationId, channelAccountId }: FiguresOf): Promise<FigureSubject> {
    const subject = publicationId
      ? await this.find('publication', publicationId)
      : await this.find('channel_account', channelAccountId);
    return subject!;
  }

  private async find(kind: SubjectKind, id: string): Promise<FigureSubject | null> {
    const row = await (kind === 'publication' ? this.publication(id) : this.account(id));
    if (!row) return null;
    const { unitId, path, ...subject } = row;
    return { kind, ...subject, place: { id: unitId, path } };
  }

  private async publication(id: string): Promise<SubjectRow | undefined> {
    const [row] = await this.database.query<SubjectRow>(
      `SELECT p.channel_account_id AS "channelAccountId", p.id AS "publicationId", p.platform,
         p.published_at AS "publishedAt", o.id AS "unitId", o.path, o.time_zone AS "timeZone"
       FROM publications p JOIN organizations o ON o.id = p.organization_id WHERE p.id = $1`,
      [id],
    );
    return row;
  }

  private async account(id: string): Promise<SubjectRow | undefined> {
    const [row] = await this.database.query<SubjectRow>(
      `SELECT a.id AS "channelAccountId", NULL::uuid AS "publicationId", a.platform,
         NULL::timestamptz AS "publishedAt", o.id AS "unitId", o.path, o.time_zone AS "timeZone"
       FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id WHERE a.id = $1`,
      [id],
    );
    return row;
  }
}
