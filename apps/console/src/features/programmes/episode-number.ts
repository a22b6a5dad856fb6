import { useWords } from '@/ui';

interface Numbered {
  readonly season?: number | null;
  readonly number?: number | null;
  readonly episodeType?: 'full' | 'trailer' | 'bonus';
}

/** `第 2 季第 7 期`; a trailer and a bonus episode say what they are. */
export function useNumberText(): (episode: Numbered) => string {
  const say = useWords('programmes');
  return ({ season, number, episodeType = 'full' }) => {
    const place = placeOf(season, number);
    const kind = episodeType === 'full' ? null : say(`episode_type.${episodeType}`);
    return [kind, place].filter(Boolean).join(' · ') || say('number.none');
  };

  function placeOf(season: Numbered['season'], number: Numbered['number']): string | null {
    if (season && number) return say('number.both', { season, number });
    if (season) return say('number.season', { season });
    return number ? say('number.number', { number }) : null;
  }
}
