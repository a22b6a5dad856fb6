import { useCan } from '@/features/sessions';
import { sections } from './sections';
import type { Section } from './sections';

export const isOffered = ({ needs }: Section, can: ReturnType<typeof useCan>): boolean =>
  needs.length === 0 || needs.some((action) => can(action));

/** Those that the person has something to do in. */
export function useSections() {
  const can = useCan();
  return sections.filter((section) => !section.isAside && isOffered(section, can));
}
