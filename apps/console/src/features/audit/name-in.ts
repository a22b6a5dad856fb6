const names = ['title', 'displayName', 'name', 'username', 'fileName', 'label'] as const;

/** What the thing is called, where the entry tells. */
export function nameIn(details: Readonly<Record<string, unknown>>): string {
  for (const key of names) {
    const value = details[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return '';
}
