import { Injectable } from '@nestjs/common';
import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { ProgrammeCatalogue, languageAmong } from '@haojiao/features/programmes';
import type { PlaceInTree } from '@haojiao/features/organizations';
import { AssetCatalogue } from '../../asset-catalogue';
import type { AssemblyContext } from '../../document-assembler';
import type { ContentDocument } from '../../domain/content-document';
import { chapterFaults } from './episode-parts';

/** What only the database knows of an episode: its programme, its people, how long it is. */
@Injectable()
export class EpisodeReferences {
  constructor(
    private readonly programmes: ProgrammeCatalogue,
    private readonly assets: AssetCatalogue,
  ) {}

  async faults(document: ContentDocument, context: AssemblyContext): Promise<Fault[]> {
    const { episode } = document;
    if (!episode) return [];
    return [
      ...(await this.programmeFaults(document, context)),
      ...(await this.peopleFaults(document, context)),
      ...(await this.chapterFaults(document, context)),
    ];
  }

  /** A programme that the item named before is not asked about again, but for its languages. */
  private async programmeFaults(document: ContentDocument, context: AssemblyContext): Promise<Fault[]> {
    const { previous, manager } = context;
    const programmeId = document.episode?.programmeId;
    if (!programmeId) return [];
    const isKnown = previous?.episode?.programmeId === programmeId;
    if (isKnown && previous.locale === document.locale) return [];
    const programme = await this.programmes.programme(programmeId, manager);
    if (!programme) return [programmeUnknown()];
    if (!isKnown && !mayName(context, programme.place)) return [programmeUnknown()];
    if (languageAmong(programme.languages, document.locale) !== null) return [];
    const languages = programme.languages.join('、');
    return [
      fault(
        'locale',
        'language_not_of_programme',
        `节目的语言是 ${languages}，稿件语言 ${document.locale} 不在其中。`,
        `The programme is in ${programme.languages.join(', ')}, and not in ${document.locale}.`,
      ),
    ];
  }

  private async peopleFaults(document: ContentDocument, context: AssemblyContext): Promise<Fault[]> {
    const people = document.episode?.people ?? [];
    const known = new Set(context.previous?.episode?.people?.map(({ personId }) => personId));
    const asked = people.filter(({ personId }) => !known.has(personId));
    const found = await this.programmes.people(
      asked.map(({ personId }) => personId),
      context.manager,
    );
    return people.flatMap(({ personId, role }, index) => {
      const path = `episode.people.${index}`;
      const person = found.get(personId);
      if (!known.has(personId) && !(person && mayName(context, person.place))) {
        return [
          fault(
            `${path}.personId`,
            'person_unknown',
            '本单位和上级单位都没有这个节目人员。',
            'There is no such person in this unit or one above it.',
          ),
        ];
      }
      const first = people.findIndex((each) => each.personId === personId && each.role === role);
      if (first === index) return [];
      return [
        fault(path, 'person_repeated', '同一人的同一角色只列一次。', 'Name everybody once in each role.'),
      ];
    });
  }

  private async chapterFaults({ episode }: ContentDocument, { manager }: AssemblyContext): Promise<Fault[]> {
    const chapters = episode?.chapters ?? [];
    if (!episode || chapters.length === 0) return [];
    const { audioAssetId } = episode;
    const assets = await this.assets.find(audioAssetId ? [audioAssetId] : [], manager);
    return chapterFaults(chapters, (audioAssetId && assets.get(audioAssetId)?.durationSeconds) || null);
  }
}

/** Things of the item's unit and of those above it, as far as the caller may read them. */
function mayName({ actor, place }: AssemblyContext, of: PlaceInTree): boolean {
  return place.path.includes(of.id) && actor.can('programme.read', of);
}

function programmeUnknown(): Fault {
  return fault(
    'episode.programmeId',
    'programme_unknown',
    '没有这个节目：应为本单位或上级单位的节目。',
    'There is no such programme in this unit or one above it.',
  );
}
