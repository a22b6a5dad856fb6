import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';

/** A unit or an account of ours that an entry may be. */
export interface OwnSubject {
  kind: 'organization' | 'channel_account';
  id: string;
  name: string;
}

interface Named {
  position: number;
  name: string;
  owner: string | null;
  platform: string | null;
}

interface FoundSubject extends OwnSubject {
  platform: string | null;
  word: string;
}

/** Units and accounts of ours by their names, as far as the caller sees them. */
@Injectable()
export class OwnSubjects {
  constructor(private readonly database: Database) {}

  /**
   * By position: units of the owner's name, and accounts of the entry's name. A name proves nothing, so a person decides.
   * Plan: units of the scope by the GIN index over `path`, compared with the names of the ranking; a few thousand rows.
   */
  async suggest(actor: Actor, entries: readonly Named[]): Promise<Map<number, OwnSubject[]>> {
    const words = [...new Set(entries.flatMap(({ name, owner }) => [name, owner ?? name].map(spelled)))];
    const found = await this.database.query<FoundSubject>(
      `SELECT 'organization' AS kind, o.id, o.name, NULL AS platform, ${spelledSql('o.name')} AS word
       FROM organizations o WHERE ${scopeSql('o', 1)} AND ${spelledSql('o.name')} = ANY($3::text[])
       UNION ALL
       SELECT 'channel_account', a.id, a.name, a.platform, ${spelledSql('a.name')}
       FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id
       WHERE ${scopeSql('o', 1)} AND a.platform <> 'site' AND ${spelledSql('a.name')} = ANY($3::text[])
       ORDER BY kind, id`,
      [...scopeParameters(actor.scope('analytics.read')), words],
    );
    return new Map(
      entries.map((entry) => {
        const fitting = found.filter((subject) => fits(entry, subject));
        return [entry.position, fitting.map(({ kind, id, name }) => ({ kind, id, name }))];
      }),
    );
  }

  /** Those of the named ones that the caller may see. Plan: primary keys. */
  async visible(actor: Actor, organizationIds: string[], channelAccountIds: string[]): Promise<OwnSubject[]> {
    return this.database.query<OwnSubject>(
      `SELECT 'organization' AS kind, o.id, o.name FROM organizations o
       WHERE ${scopeSql('o', 1)} AND o.id = ANY($3::uuid[])
       UNION ALL
       SELECT 'channel_account', a.id, a.name FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id
       WHERE ${scopeSql('o', 1)} AND a.id = ANY($4::uuid[])`,
      [...scopeParameters(actor.scope('analytics.read')), organizationIds, channelAccountIds],
    );
  }
}

function fits({ name, owner, platform }: Named, subject: FoundSubject): boolean {
  if (subject.kind === 'organization') return spelled(owner ?? name) === subject.word;
  return spelled(name) === subject.word && (platform === null || platform === subject.platform);
}

/** Full-width signs and spaces within make no other name. */
function spelled(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

function spelledSql(column: string): string {
  return `regexp_replace(normalize(${column}, NFKC), '\\s+', '', 'g')`;
}
