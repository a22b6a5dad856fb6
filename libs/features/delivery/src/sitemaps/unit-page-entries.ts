import { Injectable } from '@nestjs/common';
import { PeoplePages } from '../listening/people-pages';
import { programmePageOf } from '../listening/programme-page';
import { personPageOf } from '../pages/people-line';
import { columnPageOf, frontOf } from '../pages/site-unit';
import type { SiteUnit } from '../pages/site-unit';
import { topicPageOf } from '../pages/topic-strip';
import { alternatesOf } from './alternates';
import type { MapEntry } from './site-map';
import { SiteMapReader } from './site-map-reader';
import type { MapProgramme } from './site-map-reader';

const PEOPLE = 5_000;

/** The pages of a unit beside those of its items: front, columns, topics, programmes, people. */
@Injectable()
export class UnitPageEntries {
  constructor(
    private readonly reader: SiteMapReader,
    private readonly people: PeoplePages,
  ) {}

  async of(unit: SiteUnit, publicUrl: string): Promise<MapEntry[]> {
    const at = (path: string, updatedAt: Date | null = null) => ({ url: `${publicUrl}${path}`, updatedAt });
    const columns = await this.reader.columns(unit.id);
    const topics = await this.reader.topics(unit.id);
    const programmes = await this.reader.programmes(unit.id);
    const people = await this.people.newest(PEOPLE);
    return [
      at(frontOf(unit), await this.reader.changedAt(unit.id)),
      ...columns.map((column) => at(columnPageOf(unit, column), column.updatedAt)),
      // What stands in a topic changes without it: when it last did is nowhere written.
      ...topics.map((slug) => at(topicPageOf(unit, slug))),
      ...programmes.flatMap((programme) => programmeEntries(unit, programme, publicUrl)),
      ...people
        .filter(({ organizationId }) => organizationId === unit.id)
        .map((person) => at(personPageOf(person))),
    ];
  }
}

/** A page for each language; the main one has the plain address. */
function programmeEntries(
  unit: SiteUnit,
  { code, languages, updatedAt }: MapProgramme,
  publicUrl: string,
): MapEntry[] {
  const path = `${publicUrl}${programmePageOf(unit, code)}`;
  const versions = languages.map((locale, index) => ({
    locale,
    url: index === 0 ? path : `${path}?language=${encodeURIComponent(locale)}`,
    isOriginal: index === 0,
  }));
  const alternates = alternatesOf(versions);
  return versions.map(({ url }) => ({ url, updatedAt, alternates }));
}
