import { Injectable } from '@nestjs/common';
import { encodeCursor } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { PublicPeople } from '@haojiao/features/programmes';
import type { PublicPerson } from '@haojiao/features/programmes';
import { SitePictures } from '@haojiao/features/sites';
import { personPageOf } from '../pages/people-line';
import type { SiteUnit } from '../pages/site-unit';
import { readPlace } from '../reading/delivery-reads';
import { HTML_TYPE, readyAnswer } from '../reading/ready-answer';
import { earlier } from '../reading/ready-page';
import type { ReadyPage } from '../reading/ready-page';
import { listedEpisode, peopleOf } from './listed-episode';
import { PeoplePages } from './people-pages';
import { renderPersonPage } from './person-page';
import { PersonPageReader } from './person-page-reader';

export interface PersonPageQuestion {
  slug: string;
  cursor?: string;
}

const LISTED = 20;
const PORTRAIT_WIDTH = 320;

/** Makes the pages of people. */
@Injectable()
export class PersonPages {
  constructor(
    private readonly people: PublicPeople,
    private readonly pages: PeoplePages,
    private readonly reader: PersonPageReader,
    private readonly pictures: SitePictures,
    private readonly settings: Settings,
  ) {}

  /**
   * Null where the unit has nobody of that address who agreed to be shown, or nothing to be heard of them, or the place
   * is not ours; the way to the new address where it changed.
   */
  async make(unit: SiteUnit, { slug, cursor }: PersonPageQuestion): Promise<ReadyPage | null> {
    const person = await this.people.bySlug(slug);
    if (!person) return this.moved(unit, slug);
    const after = cursor === undefined ? null : readPlace(cursor);
    if (person.organizationId !== unit.id || (cursor !== undefined && !after)) return null;
    const rows = await this.reader.episodes(person.id, after, LISTED + 1);
    if (rows.length === 0 && (after !== null || person.programmes.length === 0)) return null;
    const shown = rows.slice(0, LISTED);
    const last = shown.at(-1);
    const episodes = shown.map((row) => ({ ...listedEpisode(row), programme: row.programme }));
    const links = await this.pages.linksTo(peopleOf(episodes));
    const bytes = renderPersonPage({
      ...{ unit, person, episodes, places: links.places },
      portrait: await this.portrait(person),
      cursor,
      nextCursor:
        rows.length > LISTED && last ? encodeCursor([last.publishedAt.toISOString(), last.contentId]) : null,
      publicUrl: this.settings.publicUrl,
    });
    return {
      status: 200,
      answer: readyAnswer(bytes, HTML_TYPE, null),
      changesAt: earlier(unit.site.grey.changesAt, earlier(person.changesAt, links.changesAt)),
    };
  }

  /** To the address that holds now, and only if there is a page: what nobody may see has no new address either. */
  private async moved(unit: SiteUnit, formerSlug: string): Promise<ReadyPage | null> {
    const slug = await this.people.slugAfter(formerSlug);
    const page = slug === null ? null : await this.make(unit, { slug });
    if (slug === null || page?.status !== 200) return null;
    return {
      status: 302,
      location: personPageOf({ organizationCode: unit.code, slug }),
      answer: readyAnswer(Buffer.alloc(0), HTML_TYPE, null),
      changesAt: page.changesAt,
    };
  }

  private async portrait({ portraitAssetId }: PublicPerson) {
    if (!portraitAssetId) return null;
    return (await this.pictures.find([portraitAssetId])).atLeast(portraitAssetId, PORTRAIT_WIDTH);
  }
}
