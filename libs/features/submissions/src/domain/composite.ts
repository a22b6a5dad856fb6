import { escapeHtml } from '@haojiao/kernel';
import type { Contributor } from './contributors';

/** One report of a composite. */
export interface CompositePart {
  unitName: string;
  title: string;
  /** Cleaned. */
  html: string;
}

/** The reports one after the other, each under its unit's name and its own title; one unit's neighbours share its name. */
export function compositeHtml(parts: readonly CompositePart[]): string {
  return parts
    .flatMap(({ unitName, title, html }, index) => [
      ...(parts[index - 1]?.unitName === unitName ? [] : [`<h2>${escapeHtml(unitName)}</h2>`]),
      `<h3>${escapeHtml(title)}</h3>`,
      html,
    ])
    .join('\n');
}

/** Everybody once, those of one unit together, units and people in the order in which they come first. */
export function contributorsByUnit(reports: readonly (readonly Contributor[])[]): Contributor[] {
  const units = new Map<string, Map<string, Contributor>>();
  for (const contributor of reports.flat()) {
    const unit = units.get(contributor.unitName) ?? new Map<string, Contributor>();
    if (!unit.has(contributor.name)) unit.set(contributor.name, contributor);
    units.set(contributor.unitName, unit);
  }
  return [...units.values()].flatMap((unit) => [...unit.values()]);
}
