import { MINUTE_MS } from '@haojiao/kernel';

/** One entry of the history covers at most this much work. */
export const AUTOSAVE_RUN_MS = 30 * MINUTE_MS;

interface KeptSave {
  number: number;
  savedBy: string;
  createdAt: Date;
  itemVersion: number | null;
}

/**
 * The number of the first autosave of the run that a new one belongs to: that of the save before it, if the same person
 * made it, the run is not older than half an hour, and nothing befell the item in between – what was submitted, approved or
 * published keeps an entry of its own. Else the new one begins a run.
 * @param first the first save of the run of `previous`; null when somebody asked for that save
 */
export function autosaveRunOf(
  previous: KeptSave,
  first: KeptSave | null,
  save: { savedBy: string; at: Date; itemVersion: number },
): number {
  const continues =
    first !== null &&
    previous.savedBy === save.savedBy &&
    previous.itemVersion === save.itemVersion &&
    save.at.getTime() - first.createdAt.getTime() < AUTOSAVE_RUN_MS;
  return continues ? first.number : previous.number + 1;
}
