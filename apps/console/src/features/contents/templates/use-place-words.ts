import { useWords } from '@/ui';
import type { PlaceWords } from './patterns';

export function usePlaceWords(): PlaceWords {
  const say = useWords('contents');
  return {
    date: say('template.place.date'),
    weekday: say('template.place.weekday'),
    number: say('template.place.number'),
  };
}
