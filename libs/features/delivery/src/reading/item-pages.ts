import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import type { DeliveryDocument } from '../domain/delivery-document';
import { renderItemPage } from '../pages/item-page';
import type { SiteUnit } from '../pages/site-unit';
import { LanguageReader } from '../persistence/language-reader';
import { NeighbourReader } from '../persistence/neighbour-reader';
import { PeoplePages } from '../listening/people-pages';
import { SoundPartsFinder } from '../listening/sound-parts';
import { HTML_TYPE, readyAnswer } from './ready-answer';
import { earlier } from './ready-page';
import type { ReadyPage } from './ready-page';

/** Makes the page of an item, or the way to where its unit shows it instead. */
@Injectable()
export class ItemPages {
  constructor(
    private readonly neighbours: NeighbourReader,
    private readonly languages: LanguageReader,
    private readonly people: PeoplePages,
    private readonly sounds: SoundPartsFinder,
    private readonly settings: Settings,
  ) {}

  async make(document: DeliveryDocument, unit: SiteUnit): Promise<ReadyPage> {
    const { publicUrl } = this.settings;
    // What was published before the unit had a site of its own is read here for good.
    if (unit.ownSiteUrl && !document.canonicalUrl.startsWith(`${publicUrl}/`)) {
      return {
        status: 302,
        location: document.canonicalUrl,
        answer: readyAnswer(Buffer.alloc(0), HTML_TYPE, null),
        changesAt: null,
      };
    }
    const neighbours = await this.neighbours.find({
      id: document.id,
      organizationId: document.organization.id,
      columnId: document.column?.id ?? null,
      tags: document.tags,
      publishedAt: document.publishedAt,
    });
    const versions = await this.languages.of(document.id);
    const { places, changesAt } = await this.people.linksTo(
      document.episode?.people?.map(({ personId }) => personId) ?? [],
    );
    const sound = document.episode && (await this.sounds.find(document));
    const bytes = renderItemPage({ document, unit, publicUrl, neighbours, versions, places, sound });
    const answer = readyAnswer(bytes, HTML_TYPE, null);
    return { status: 200, answer, changesAt: earlier(unit.site.grey.changesAt, changesAt) };
  }
}
