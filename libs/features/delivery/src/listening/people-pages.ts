import { Inject, Injectable } from '@nestjs/common';
import { nextBeijingMidnight, startOfBeijingDay } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { PublicPeople } from '@haojiao/features/programmes';
import type { PersonPlace } from '@haojiao/features/programmes';
import { PersonPageReader } from './person-page-reader';

/** Who of those that a page names has a page, by id; and when that changes by itself. */
export interface PeopleLinks {
  places: ReadonlyMap<string, PersonPlace>;
  changesAt: Date | null;
}

/** Whoever agreed to be shown and is in something that everybody may hear has a page. */
@Injectable()
export class PeoplePages {
  constructor(
    private readonly people: PublicPeople,
    private readonly reader: PersonPageReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Consents end with a day in Asia/Shanghai: since when what is said of people now holds, and until when at most. */
  today(): { from: Date; until: Date } {
    const now = this.clock.now();
    return { from: startOfBeijingDay(now), until: nextBeijingMidnight(now) };
  }

  async linksTo(personIds: string[]): Promise<PeopleLinks> {
    const { places, changesAt } = await this.people.places([...new Set(personIds)]);
    return {
      places: new Map((await this.open([...places.values()])).map((one) => [one.id, one])),
      changesAt,
    };
  }

  async hasPage(personId: string): Promise<boolean> {
    return (await this.linksTo([personId.toLowerCase()])).places.size > 0;
  }

  /** The newest, for site maps. */
  async newest(limit: number): Promise<PersonPlace[]> {
    return this.open(await this.people.newest(limit));
  }

  private async open(places: PersonPlace[]): Promise<PersonPlace[]> {
    const unsure = places.filter(({ hasProgramme }) => !hasProgramme).map(({ id }) => id);
    const heard = await this.reader.heard(unsure);
    return places.filter(({ id, hasProgramme }) => hasProgramme || heard.has(id));
  }
}
