export interface Chosen {
  readonly id: string;
  readonly platform: string;
}

export interface Batch {
  readonly channelAccountIds: string[];
  readonly options: Record<string, unknown>;
}

/** One word, another meaning: these platforms each read an option `form` of their own. */
const withForms: readonly string[] = ['wechat', 'douyin'];

/**
 * Options are given once for all accounts of a request, so what goes out goes in one, all or none; only where two
 * platforms would misread each other's `form` each of them gets its own.
 */
export function batchesOf(
  accounts: readonly Chosen[],
  optionsByPlatform: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Batch[] {
  const platforms = [...new Set(accounts.map(({ platform }) => platform))];
  const formed = platforms.filter((platform) => withForms.includes(platform));
  const isApart =
    formed.length > 1 && formed.some((platform) => optionsByPlatform[platform]?.form !== undefined);
  const together = isApart ? platforms.filter((platform) => !withForms.includes(platform)) : platforms;
  const groups = isApart ? [together, ...formed.map((platform) => [platform])] : [together];
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      channelAccountIds: accounts.filter(({ platform }) => group.includes(platform)).map(({ id }) => id),
      options: Object.assign({}, ...group.map((platform) => told(optionsByPlatform[platform]))),
    }));
}

function told(options: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
