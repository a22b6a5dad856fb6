import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { PersonConsents } from './person-consents';

/** A programme as somebody's page names it. */
export interface PersonsProgramme {
  id: string;
  organizationCode: string;
  code: string;
  languages: string[];
  titles: Record<string, string>;
  /** Keys of `personRoles`. */
  roles: string[];
}

/** Somebody as the public may see them. */
export interface PublicPerson {
  id: string;
  name: string;
  slug: string;
  link: string | null;
  /** Empty without a consent to `biography`. */
  bio: string;
  /** Null without a consent to `portrait`. */
  portraitAssetId: string | null;
  programmes: PersonsProgramme[];
}

type PersonRow = Omit<PublicPerson, 'programmes'>;

/** What a page of a person shows: only what they consented to, and no programme that is private or hidden. */
@Injectable()
export class PublicPeople {
  constructor(
    private readonly database: Database,
    private readonly consents: PersonConsents,
  ) {}

  /** Plan: `programme_people_slug`, then `programme_roles_person`. Null where there is nobody of that name. */
  async bySlug(slug: string): Promise<PublicPerson | null> {
    const [row] = await this.database.query<PersonRow>(
      `SELECT id, name, slug, link, bio, portrait_asset_id AS "portraitAssetId" FROM programme_people
       WHERE slug = $1`,
      [slug],
    );
    if (!row) return null;
    const consented = (await this.consents.standing([row.id])).get(row.id);
    return {
      ...row,
      bio: consented?.has('biography') ? row.bio : '',
      portraitAssetId: consented?.has('portrait') ? row.portraitAssetId : null,
      programmes: await this.programmesOf(row.id),
    };
  }

  private programmesOf(personId: string): Promise<PersonsProgramme[]> {
    return this.database.query<PersonsProgramme>(
      `SELECT p.id, o.code AS "organizationCode", p.code, p.languages, p.titles,
              array_agg(r.role ORDER BY r.position) AS roles
       FROM programme_roles r JOIN programmes p ON p.id = r.programme_id
       JOIN organizations o ON o.id = p.organization_id
       WHERE r.person_id = $1 AND p.visibility = 'public' AND p.state <> 'hidden'
       GROUP BY p.id, o.code ORDER BY p.id`,
      [personId],
    );
  }
}
