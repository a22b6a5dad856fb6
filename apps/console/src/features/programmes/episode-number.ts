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
    const place = [
      season ? say('number.season', { season }) : '',
      number ? say('number.number', { number }) : '',
    ].join(say('number.between'));
    const kind = episodeType === 'full' ? '' : say(`episode_type.${episodeType}`);
    return [kind, season || number ? place : '', !kind && !number ? say('number.none') : '']
      .filter(Boolean)
      .join(' · ');
  };
}
