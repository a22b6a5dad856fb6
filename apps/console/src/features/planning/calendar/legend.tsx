import { useWords } from '@/ui';

const kinds = [
  'scheduled',
  'published',
  'hand_off',
  'slot_empty',
  'story_idea',
  'review_due',
  'commission',
] as const;

/** What the colours mean, for those who see them. */
export function Legend() {
  const say = useWords('planning');
  return (
    <ul className="calendar-legend" aria-label={say('calendar.legend')}>
      {kinds.map((kind) => (
        <li key={kind} className={`calendar-entry is-${kind}`}>
          {say(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
