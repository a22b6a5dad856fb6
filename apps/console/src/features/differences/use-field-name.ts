import { usePlatformName } from '@/features/channels';
import { useWords } from '@/ui';

const known = new Set(
  (
    'title summary byline tags locale slug source coverAssetId columnId brandId article.html ' +
    'video.descriptionText video.videoAssetId video.captions video.chapters video.posterAssetId ' +
    'episode.notesHtml episode.transcript episode.audioAssetId episode.guests episode.chapters episode.number ' +
    'episode.season episode.people episode.captionsAssetId episode.episodeType episode.programmeId reprint generatedContent coAuthorIds text'
  ).split(' '),
);

/** What people call a part of an item that the api names by its path; empty where they have no word for it. */
export function useFieldName(): (path: string) => string {
  const say = useWords('differences');
  const platformName = usePlatformName();
  const nameOf = (path: string): string => {
    const [first = '', platform = '', ...rest] = path.split('.');
    if (first === 'variants' && platform)
      return say('field.of_platform', {
        platform: platformName(platform),
        field: nameOf(rest.join('.')),
      });
    if (first === 'assets') return say('field.asset');
    const name = [path, `${first}.${platform}`, first].find((each) => known.has(each));
    return name ? say(`field.${name.replace('.', '_')}`) : '';
  };
  return nameOf;
}
