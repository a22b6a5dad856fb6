/** How an account's articles look; there is no style sheet on WeChat, so every element says it itself. */
export interface WechatStyle {
  /** Whether headings, quotes, lists and tables get the house style. */
  house: boolean;
  /** Body text, 15 to 17 px. */
  fontSizePx: number;
}

export const FONT_SIZE_MIN_PX = 15;
export const FONT_SIZE_MAX_PX = 17;
const FONT_SIZE_PX = 16;

/** Settings `houseStyle` and `bodyFontSize`; what is out of range is found by `check` and read as the usual size. */
export function styleOf(settings: Record<string, unknown>): WechatStyle {
  const size = settings.bodyFontSize;
  return {
    house: settings.houseStyle !== false,
    fontSizePx: isFontSize(size) ? size : FONT_SIZE_PX,
  };
}

export function isFontSize(value: unknown): value is number {
  return typeof value === 'number' && value >= FONT_SIZE_MIN_PX && value <= FONT_SIZE_MAX_PX;
}

export const elementStyles: Readonly<Record<string, string>> = {
  p: 'margin:0 0 1em',
  h1: 'margin:1.2em 0 .6em;font-size:22px;line-height:1.4',
  h2: 'margin:1.2em 0 .6em;font-size:20px;line-height:1.4',
  h3: 'margin:1.1em 0 .6em;font-size:18px;line-height:1.4',
  blockquote: 'margin:0 0 1em;padding:8px 12px;border-left:3px solid #c8c8c8;color:#666',
  ul: 'margin:0 0 1em;padding-left:1.5em',
  ol: 'margin:0 0 1em;padding-left:1.5em',
  table: 'width:100%;margin:0 0 1em;border-collapse:collapse',
  td: 'padding:6px;border:1px solid #ddd',
  th: 'padding:6px;border:1px solid #ddd;background:#f5f5f5',
  pre: 'margin:0 0 1em;padding:8px;background:#f5f5f5;font-size:14px',
};

export const pictureStyle = 'max-width:100%;height:auto';

export function frameStyle({ fontSizePx }: WechatStyle): string {
  return `padding:0 8px;font-size:${fontSizePx}px;line-height:1.75;color:#333`;
}
