import type { ReactNode } from 'react';
import { useCan } from '@/features/sessions';
import { NotAllowed } from '@/ui';
import { isOffered } from './use-sections';
import type { Section } from './sections';

/** A section is shown to whom the menu offers it; others are told, instead of asking for what is refused piece by piece. */
export function OnlyFor({ section, children }: { section: Section; children: ReactNode }) {
  return isOffered(section, useCan()) ? children : <NotAllowed />;
}
