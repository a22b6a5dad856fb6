import { useCan } from '@/features/sessions';
import { sections } from './sections';

/** Those that the person has something to do in. */
export function useSections() {
  const can = useCan();
  return sections.filter(({ needs }) => needs.length === 0 || needs.some((action) => can(action)));
}
