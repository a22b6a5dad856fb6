import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { encodeCursor } from '@haojiao/kernel';
import { ProgrammeCast, languageAmong } from '@haojiao/features/programmes';
import { SitePictures } from '@haojiao/features/sites';
import type { SiteUnit } from '../pages/site-unit';
import { HTML_TYPE, readyAnswer } from '../reading/ready-answer';
import { earlier } from '../reading/ready-page';
import type { ReadyPage } from '../reading/ready-page';
import { placeOf, readEpisodePlace } from './episode-place';
import { listedEpisode, peopleOf } from './listed-episode';
import { PeoplePages } from './people-pages';
import { orderOf, renderProgrammePage } from './programme-page';
import { ProgrammePageReader } from './programme-page-reader';

export interface ProgrammePageQuestion {
  code: string;
  /** BCP 47; the main one without it. */
  language?: string;
  order?: 'newest' | 'oldest';
  cursor?: string;
}

const LISTED = 20;
const COVER_WIDTH = 320;

/** Makes the pages of programmes. */
@Injectable()
export class ProgrammePages {
  constructor(
    private readonly reader: ProgrammePageReader,
    private readonly cast: ProgrammeCast,
    private readonly people: PeoplePages,
    private readonly pictures: SitePictures,
    private readonly settings: Settings,
  ) {}

  /** Null where the unit has no such public programme, or it has no such language, or the place is not ours. */
  async make(unit: SiteUnit, question: ProgrammePageQuestion): Promise<ReadyPage | null> {
    const programme = await this.reader.find(unit.id, question.code);
    const language = programme && languageOf(programme.languages, question.language);
    const after = question.cursor === undefined ? null : readEpisodePlace(question.cursor);
    if (!programme || !language || (question.cursor !== undefined && !after)) return null;
    const order = question.order ?? orderOf(programme);
    const rows = await this.reader.episodes({
      ...{ programmeId: programme.id, language, order, after },
      limit: LISTED + 1,
    });
    const shown = rows.slice(0, LISTED);
    const last = shown.at(-1);
    const { coverAssetId } = programme;
    const found = await this.pictures.find(coverAssetId ? [coverAssetId] : []);
    const episodes = shown.map(listedEpisode);
    const members = await this.cast.of(programme.id);
    const cast = members.flatMap(({ personId, name, roles }) =>
      roles.map((role) => ({ personId, name, role })),
    );
    const { places, changesAt } = await this.people.linksTo([
      ...members.map(({ personId }) => personId),
      ...peopleOf(episodes),
    ]);
    const bytes = renderProgrammePage({
      ...{ unit, programme, language, order, episodes, cast, places },
      cover: found.atLeast(coverAssetId, COVER_WIDTH),
      cursor: question.cursor,
      nextCursor: rows.length > LISTED && last ? encodeCursor(placeOf(last)) : null,
      publicUrl: this.settings.publicUrl,
    });
    return {
      status: 200,
      answer: readyAnswer(bytes, HTML_TYPE, null),
      changesAt: earlier(unit.site.grey.changesAt, changesAt),
    };
  }
}

function languageOf(languages: string[], wish: string | undefined): string | null {
  return wish === undefined ? (languages[0] ?? null) : languageAmong(languages, wish);
}
