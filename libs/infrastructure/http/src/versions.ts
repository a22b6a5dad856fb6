import { AppError } from '@haojiao/kernel';

/** The strong ETag of an editable resource's version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Checks `If-Match` of a change against the version that stands.
 * @throws AppError `if_match_required` (428), or `version_mismatch` (412) with `current`, so that a client can merge.
 */
export function requireVersion(ifMatch: string | undefined, currentVersion: number, current: unknown): void {
  if (!ifMatch) {
    throw new AppError('preconditionRequired', 'if_match_required', {
      zh: '修改需要带上 If-Match 请求头，值为读取时得到的 ETag。',
      en: 'A change needs an If-Match header with the ETag of the version that was read.',
    });
  }
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes('*') || tags.includes(etagOf(currentVersion))) return;
  throw new AppError(
    'stale',
    'version_mismatch',
    {
      zh: `内容已被他人修改，当前版本为 ${etagOf(currentVersion)}，请合并后重试。`,
      en: `It was changed meanwhile; the current version is ${etagOf(currentVersion)}. Merge and try again.`,
    },
    { extra: { currentETag: etagOf(currentVersion), current } },
  );
}
