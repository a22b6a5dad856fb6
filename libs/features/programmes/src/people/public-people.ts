import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ShowableAssets } from '@haojiao/features/assets';
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
  /** Of the unit on whose site their page is. */
  organizationId: string;
  name: string;
  slug: string;
  /** Null without a consent to `biography`, like everything that tells more than a name. */
  link: string | null;
  /** Empty without a consent to `biography`. */
  bio: string;
  /** Null without a consent to `portrait`, and while the rights or consents of the picture itself forbid to show it. */
  portraitAssetId: string | null;
  programmes: PersonsProgramme[];
  /** When a consent or the right to the portrait runs out by itself. */
  changesAt: Date | null;
}

/** Where somebody's page is, if they are to be found in what is published. */
export interface PersonPlace {
  id: string;
  organizationId: string;
  organizationCode: string;
  slug: string;
  /** Whether a programme that everybody may hear names them. */
  hasProgramme: boolean;
}

type PersonRow = Omit<PublicPerson, 'programmes' | 'changesAt'>;

const placeSql = `
  SELECT p.id, p.organization_id AS "organizationId", o.code AS "organizationCode", p.slug,
         EXISTS (SELECT FROM programme_roles r JOIN programmes s ON s.id = r.programme_id
                 WHERE r.person_id = p.id AND s.visibility = 'public' AND s.state <> 'hidden') AS "hasProgramme"
  FROM programme_people p JOIN organizations o ON o.id = p.organization_id`;

/**
 * What pages show of people: only who agreed to be shown at all and only what they agreed to, and no programme that is
 * private or hidden. Whoever has no standing consent has no page.
 */
@Injectable()
export class PublicPeople {
  constructor(
    private readonly database: Database,
    private readonly consents: PersonConsents,
    private readonly showable: ShowableAssets,
  ) {}

  /**
   * Plan: `programme_people_slug`, then `programme_roles_person`. Null where there is nobody of that name, or nobody who
   * consents.
   */
  async bySlug(slug: string): Promise<PublicPerson | null> {
    const [row] = await this.database.query<PersonRow>(
      `SELECT id, organization_id AS "organizationId", name, slug, link, bio, portrait_asset_id AS "portraitAssetId"
       FROM programme_people WHERE slug = $1`,
      [slug],
    );
    if (!row) return null;
    const consent = (await this.consents.standing([row.id])).get(row.id);
    if (!consent?.size) return null;
    const tellsMore = consent.has('biography');
    const portrait = await this.portraitOf(row, consent.has('portrait'));
    const consentEnds = await this.consents.firstEnd([row.id]);
    return {
      ...row,
      link: tellsMore ? row.link : null,
      bio: tellsMore ? row.bio : '',
      portraitAssetId: portrait.assetId,
      programmes: await this.programmesOf(row.id),
      changesAt: firstOf(consentEnds, portrait.changesAt),
    };
  }

  private async portraitOf(
    { portraitAssetId }: PersonRow,
    isConsented: boolean,
  ): Promise<{ assetId: string | null; changesAt: Date | null }> {
    if (!isConsented || !portraitAssetId) return { assetId: null, changesAt: null };
    const { ids, changesAt } = await this.showable.among([portraitAssetId]);
    return { assetId: ids.has(portraitAssetId) ? portraitAssetId : null, changesAt };
  }

  /** The address that a page has now, of one that it had and nobody took since. Plan: keys. */
  async slugAfter(formerSlug: string): Promise<string | null> {
    const [row] = await this.database.query<{ slug: string }>(
      `SELECT p.slug FROM programme_person_former_slugs f JOIN programme_people p ON p.id = f.person_id
       WHERE f.slug = $1 AND NOT EXISTS (SELECT FROM programme_people taken WHERE taken.slug = f.slug)`,
      [formerSlug],
    );
    return row?.slug ?? null;
  }

  /** Those of the people who agreed to be shown, by id. Plan: primary key, `programme_roles_person`. */
  async places(personIds: string[]): Promise<{ places: Map<string, PersonPlace>; changesAt: Date | null }> {
    if (personIds.length === 0) return { places: new Map(), changesAt: null };
    const consents = await this.consents.standing(personIds);
    const shown = personIds.filter((id) => consents.get(id)?.size);
    const rows = await this.database.query<PersonPlace>(`${placeSql} WHERE p.id = ANY($1::uuid[])`, [shown]);
    return {
      places: new Map(rows.map((row) => [row.id, row])),
      changesAt: await this.consents.firstEnd(shown),
    };
  }

  /** The newest first, for site maps. Plan: `person_consents_person` for each of the people, who are few. */
  async newest(limit: number): Promise<PersonPlace[]> {
    return this.database.query<PersonPlace>(
      `${placeSql}
       WHERE EXISTS (SELECT FROM person_consents c WHERE c.person_id = p.id AND c.withdrawn_at IS NULL
                       AND c.given_on <= $1::date AND (c.expires_on IS NULL OR c.expires_on >= $1::date))
       ORDER BY p.id DESC LIMIT $2`,
      [this.consents.today(), limit],
    );
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

function firstOf(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
