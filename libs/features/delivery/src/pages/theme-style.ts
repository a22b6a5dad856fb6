import { createHash } from 'node:crypto';
import { mixed, readableOn } from '@haojiao/kernel';
import type { Site, WholeTheme } from '@haojiao/features/sites';

const NIGHT = { paper: '#191715', ink: '#ece6e0' };
/** Font size at which the sheet's own measures are meant, CSS pixels. */
const MEANT_SIZE = 17;

/** The colours and measures of one unit, by day and by night. Only checked colours and numbers are written into it. */
export function themeStyle({ theme }: Pick<Site, 'theme'>): string {
  const isOpenHeader = theme.headerColor === theme.backgroundColor;
  const day = colours(theme.backgroundColor, theme.textColor, theme.accentColor);
  const night = colours(NIGHT.paper, NIGHT.ink, theme.accentColor);
  const header = `--head:${theme.headerColor};--head-ink:${theme.headerTextColor};`;
  const nightHeader = isOpenHeader ? `--head:${NIGHT.paper};--head-ink:${NIGHT.ink};` : '';
  const measures = `--radius:${theme.corner}px;--scale:${(theme.fontSize / MEANT_SIZE).toFixed(3)};`;
  return `:root{${day}${header}${measures}}
@media (prefers-color-scheme:dark){:root{${night}${nightHeader}}}`;
}

/** The address names the very sheet, so that it may be kept for good. */
export function themeAddressOf(code: string, style: string): string {
  return `/public/theme-${encodeURIComponent(code)}-${markOf(style)}.css`;
}

export function markOf(style: string): string {
  return createHash('sha256').update(style).digest('hex').slice(0, 12);
}

/** Everything is derived from three colours so that it stays readable, whatever a unit chose. */
function colours(paper: WholeTheme['backgroundColor'], ink: string, accent: string): string {
  const raised = mixed(paper, ink, 0.05);
  const muted = readableOn(raised, mixed(ink, paper, 0.3));
  // Links stand on the raised ground too.
  const marked = readableOn(raised, accent);
  return `--paper:${paper};--ink:${ink};--accent:${marked};--raised:${raised};--muted:${muted};--line:${mixed(paper, ink, 0.13)};`;
}
