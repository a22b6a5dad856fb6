const MAX_LENGTH = 150;

/**
 * A name to show and to offer for download: no folders, no control or direction characters, and the extension of what
 * the bytes are, so that a page called `photo.jpg` can't come back under that name.
 */
export function cleanFileName(given: string, extension: string): string {
  const base = (given.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*]/gu, '')
    .replace(/\.[^.\s]{1,10}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const kept = [...base].slice(0, MAX_LENGTH).join('');
  return `${kept || 'file'}.${extension}`;
}
