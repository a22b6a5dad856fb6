import type { Contributor } from '@haojiao/features/submissions';

/** Who is credited for a report, as far as the installation knows them: its sender and its registered contributors. */
export function reportersOf(report: { sentBy: string; contributors: Contributor[] }): string[] {
  return [...new Set([report.sentBy, ...report.contributors.flatMap(({ userId }) => userId ?? [])])];
}
